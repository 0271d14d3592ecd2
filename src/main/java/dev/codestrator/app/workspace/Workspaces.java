package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Patch;
import dev.codestrator.app.install.Installed;
import dev.codestrator.app.install.Installing;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Param;
import dev.codestrator.store.Draft;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The method `workspace.init`.
public final class Workspaces {
  private static final List<String> FOLDERS =
      List.of(".agents", ".claude", ".codex", Clone.STATE_FOLDER);

  private final Git git;
  private final WorkspaceFiles files;
  private final MergeDriver driver;
  private final Function<Call, Tmux> tmux;
  private final Installing installing;
  private final CodexAgentLink link;
  private final String version;

  /// @param git the program
  /// @param files what is made
  /// @param driver merges records field by field
  /// @param tmux the tmux that the settings name
  /// @param installing sets worktrees up for agents
  /// @param link makes the command `codex-agent`
  /// @param version of this program
  public Workspaces(
      Git git,
      WorkspaceFiles files,
      MergeDriver driver,
      Function<Call, Tmux> tmux,
      Installing installing,
      CodexAgentLink link,
      String version) {
    this.git = git;
    this.files = files;
    this.driver = driver;
    this.tmux = tmux;
    this.installing = installing;
    this.link = link;
    this.version = version;
  }

  /// What `workspace.init` takes.
  public record Init(
      @Param(
              "whom to set up: codex, claude_code; none for the records alone; absent for those whose"
                  + " program is found, and those set up before")
          List<String> agents,
      @Param(value = "only tell what would change", orElse = "false") boolean dryRun,
      @Param(value = "take all that is ours out again", orElse = "false") boolean remove,
      @Param(value = "link the command codex-agent to jobs, in ~/.local/bin", orElse = "false")
          boolean codexAgent) {}

  /// The workspace.
  ///
  /// @param repoPath the worktree that the caller stands in
  /// @param statePath where the records that the caller sees are
  /// @param commonPath what is kept for this machine only
  /// @param created files of `.orchestrator/` that were missing
  /// @param installed what agents need in the worktree
  /// @param kept why `.orchestrator/` is still there after a removal
  /// @param diff what changed or would change, as a patch
  /// @param versions of the programs in use
  /// @param codexAgent the link that was asked for
  public record Workspace(
      String repoPath,
      String statePath,
      String commonPath,
      List<String> created,
      List<Installed> installed,
      Optional<String> kept,
      Optional<String> diff,
      Map<String, Object> versions,
      Optional<String> codexAgent) {}

  /// What one run does to the files.
  private record Outcome(
      List<String> created, List<Installed> installed, boolean kept, String diff) {}

  /// `workspace.init`: makes `.orchestrator/` where the caller stands, unless it is there, sets the
  /// worktree up for agents, and has git merge the clone's records field by field. Or takes all
  /// that out again; records stay.
  public Workspace init(Call call, Init request) {
    git.requireUsable();
    Checkout here = call.repository().here();
    Outcome done =
        request.dryRun()
            ? call.rehearse(draft -> change(draft, here, request))
            : call.write("workspace.init", draft -> change(draft, here, request));
    if (!request.dryRun()) {
      register(here, request.remove());
    }
    return new Workspace(
        here.root().toString(),
        call.view().seats().of(call.caller().session()).toString(),
        call.repository().localDir().toString(),
        done.created(),
        done.installed(),
        done.kept()
            ? Optional.of("there are records; they are yours: git rm -r .orchestrator")
            : Optional.empty(),
        request.dryRun() ? Optional.of(done.diff()) : Optional.empty(),
        versions(call),
        request.codexAgent() && !request.dryRun()
            ? Optional.of(link.make().toString())
            : Optional.empty());
  }

  private Outcome change(Draft draft, Checkout here, Init request) {
    Path seat = here.seat();
    if (request.remove()) {
      List<Installed> removed = installing.remove(draft, here.root(), seat);
      boolean kept = files.remove(draft, seat);
      return new Outcome(List.of(), removed, kept, Patch.of(draft));
    }
    List<String> created =
        files.ensure(draft, seat).stream().map(Clone.STATE_FOLDER.concat("/")::concat).toList();
    List<Installed> installed = installing.install(draft, here.root(), seat, request.agents());
    return new Outcome(created, installed, false, Patch.of(draft));
  }

  private void register(Checkout here, boolean remove) {
    if (remove) {
      driver.unregister(here.root());
      FOLDERS.stream().map(here.root()::resolve).forEach(Disk::deleteEmpty);
    } else {
      driver.register(here.root());
    }
  }

  private Map<String, Object> versions(Call call) {
    var versions = new LinkedHashMap<String, Object>();
    versions.put("orch", version);
    versions.put("git", git.version());
    versions.put("tmux", tmux.apply(call).version().orElse("missing"));
    return versions;
  }
}
