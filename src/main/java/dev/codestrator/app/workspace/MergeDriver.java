package dev.codestrator.app.workspace;

import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.markdown.Document;
import dev.codestrator.markdown.Settled;
import dev.codestrator.markdown.Unreadable;
import java.nio.file.Path;
import java.util.Optional;

/// Merges a record for people who merge by hand: git calls it for the files that
/// `.orchestrator/.gitattributes` names, in clones where it is registered.
public final class MergeDriver {
  private static final String SECTION = "merge.orchestrator";

  private final Git git;
  private final String launcher;

  /// @param git merges what the fields don't decide
  /// @param launcher the program `orch`; without one it is looked for on the PATH
  public MergeDriver(Git git, Optional<Path> launcher) {
    this.git = git;
    this.launcher = launcher.map(Path::toString).orElse("orch");
  }

  /// Merges in place: `ours` gets the result, with ordinary conflict markers where somebody has to
  /// decide. A version that is no record is merged as any text.
  ///
  /// @return whether nothing is left to decide
  public boolean merge(Path base, Path ours, Path theirs) {
    return merge(bytes(base), bytes(ours), bytes(theirs), ours);
  }

  private boolean merge(byte[] base, byte[] ours, byte[] theirs, Path into) {
    try {
      Settled all = Settled.of(base, ours, theirs);
      boolean clean =
          git.textMerges()
              .merge(all.base().bytes(), all.ours().bytes(), all.theirs().bytes(), into);
      if (clean) {
        Document.parse(bytes(into));
      }
      return clean;
    } catch (Unreadable e) {
      return git.textMerges().merge(base, ours, theirs, into);
    }
  }

  private static byte[] bytes(Path file) {
    return Disk.read(file).orElseGet(() -> new byte[0]);
  }

  /// Has git use it in this clone. Where the program can't be found later, git merges by itself.
  public void register(Path worktree) {
    String orch = "'" + launcher.replace("'", "'\\''") + "'";
    git.configure(worktree, SECTION + ".name", "Codestrator's records, key by key");
    git.configure(
        worktree,
        SECTION + ".driver",
        "if command -v "
            + orch
            + " >/dev/null 2>&1; then "
            + orch
            + " merge-driver %O %A %B %P;"
            + " else git merge-file %A %O %B; fi");
  }

  /// Has git merge records as any text again.
  void unregister(Path worktree) {
    git.forget(worktree, SECTION);
  }
}
