package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The method `workspace.init`.
public final class Workspaces {
  private final Git git;
  private final WorkspaceFiles files;
  private final MergeDriver driver;
  private final Function<Call, Tmux> tmux;
  private final String version;

  /// @param git the program
  /// @param files what is made
  /// @param driver merges records field by field
  /// @param tmux the tmux that the settings name
  /// @param version of this program
  public Workspaces(
      Git git,
      WorkspaceFiles files,
      MergeDriver driver,
      Function<Call, Tmux> tmux,
      String version) {
    this.git = git;
    this.files = files;
    this.driver = driver;
    this.tmux = tmux;
    this.version = version;
  }

  /// What `workspace.init` takes: nothing.
  public record Init() {}

  /// The workspace.
  ///
  /// @param repoPath the worktree that the caller stands in
  /// @param statePath where the records that the caller sees are
  /// @param commonPath what is kept for this machine only
  /// @param created files that were missing
  /// @param versions of the programs in use
  public record Workspace(
      String repoPath,
      String statePath,
      String commonPath,
      List<String> created,
      Map<String, Object> versions) {}

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
        versions(call));
  }

  private Map<String, Object> versions(Call call) {
    var versions = new LinkedHashMap<String, Object>();
    versions.put("orch", version);
    versions.put("git", git.version());
    versions.put("tmux", tmux.apply(call).version().orElse("missing"));
    return versions;
  }
}
