package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Narration;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.Optional;

/// A checkout of its own in which commits are verified that are on no branch yet.
final class Trial implements AutoCloseable {
  private final Git git;
  private final Verification verification;
  private final WorktreeFolders folders;
  private final Call call;
  private final Id entry;
  private final Path folder;

  /// @param entry whose landing it is for
  Trial(Git git, Verification verification, WorktreeFolders folders, Call call, Id entry) {
    this.git = git;
    this.verification = verification;
    this.folders = folders;
    this.call = call;
    this.entry = entry;
    this.folder = folders.folder(call, "verify-" + entry);
  }

  /// Verifies a commit, while the main lock is kept.
  ///
  /// @return why it failed; empty when it passed
  Optional<Rejection> fails(String commit) {
    if (call.config().merge().verify().filter(text -> !text.isBlank()).isEmpty()) {
      return Optional.empty();
    }
    Narration.say("verify " + commit);
    checkOut(commit);
    try (MainLock.Kept _ = MainLock.keep(call)) {
      verification.run(call, folder, entry);
      return Optional.empty();
    } catch (Rejection.ToolFailed e) {
      return Optional.of(e);
    }
  }

  /// One that a crash left is used again.
  private void checkOut(String commit) {
    if (Disk.exists(folder)) {
      git.checkouts().moveDetached(folder, commit);
    } else {
      folders.addDetached(call, folder, commit);
    }
  }

  @Override
  public void close() {
    if (Disk.exists(folder)) {
      folders.discard(call, folder);
    }
  }
}
