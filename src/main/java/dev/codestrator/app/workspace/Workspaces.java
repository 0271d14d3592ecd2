package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.model.Param;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The method `workspace.init`.
public final class Workspaces {
  private final Git git;
  private final WorkspaceFiles files;
  private final MergeDriver driver;
  private final Function<Call, Tmux> tmux;
  private final CodexAgentLink link;
  private final String version;

  /// @param git the program
  /// @param files what is made
  /// @param driver merges records field by field
  /// @param tmux the tmux that the settings name
  /// @param link makes the command `codex-agent`
  /// @param version of this program
  public Workspaces(
      Git git,
      WorkspaceFiles files,
      MergeDriver driver,
      Function<Call, Tmux> tmux,
      CodexAgentLink link,
      String version) {
    this.git = git;
    this.files = files;
    this.driver = driver;
    this.tmux = tmux;
    this.link = link;
    this.version = version;
  }

  /// What `workspace.init` takes.
  public record Init(
      @Param(value = "link the command codex-agent to jobs, in ~/.local/bin", orElse = "false")
          boolean codexAgent) {}

  /// The workspace.
  ///
  /// @param repoPath the worktree that the caller stands in
  /// @param statePath where the records that the caller sees are
  /// @param commonPath what is kept for this machine only
  /// @param created files that were missing
  /// @param versions of the programs in use
  /// @param codexAgent the link that was asked for
  public record Workspace(
      String repoPath,
      String statePath,
      String commonPath,
      List<String> created,
      Map<String, Object> versions,
      Optional<String> codexAgent) {}

  /// `workspace.init`: makes `.orchestrator/` where the caller stands, unless it is there, and has
  /// git merge the clone's records field by field.
  public Workspace init(Call call, Init request) {
    git.requireUsable();
    Path seat = call.repository().here().seat();
    List<String> created = call.write("workspace.init", draft -> files.ensure(draft, seat));
    driver.register(call.repository().here().root());
    return new Workspace(
        call.repository().here().root().toString(),
        call.view().seats().of(call.caller().session()).toString(),
        call.repository().localDir().toString(),
        created,
        versions(call),
        request.codexAgent() ? Optional.of(link.make().toString()) : Optional.empty());
  }

  private Map<String, Object> versions(Call call) {
    var versions = new LinkedHashMap<String, Object>();
    versions.put("orch", version);
    versions.put("git", git.version());
    versions.put("tmux", tmux.apply(call).version().orElse("missing"));
    return versions;
  }
}
