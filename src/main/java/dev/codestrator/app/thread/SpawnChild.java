package dev.codestrator.app.thread;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Role;
import dev.codestrator.tmux.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `thread.child.spawn` takes.
public record SpawnChild(
    @Param(
            value = "worker, merge_reviewer, plan_architect or doc_mirror_manager",
            orElse = "worker")
        Role role,
    @Param("one line; default: the case's title") Optional<String> title,
    @Param("what it is to reach; default: the case's title") Optional<String> objective,
    @Param("default: the caller's thread, else the root's") Optional<Id> parentThreadId,
    @Param("where it works; a worker without one gets its own") Optional<Id> worktreeId,
    @Param("what program it is; default: agents.provider of config.yaml") Optional<String> provider,
    @Param("the model that the program uses") Optional<String> model,
    @Param("how much it thinks, in the program's own words") Optional<String> reasoning,
    @Param(value = "tui, or exec: it reads nothing from its terminal", orElse = "tui")
        Runner runnerKind,
    @Param(value = "whether people may type into its pane", orElse = "view_only")
        Interaction interactionMode,
    @Param("a guide of your own, instead of the role's") Optional<String> agentGuidePath,
    @Param("more for its prompt, after the guide") Optional<String> agentOverride,
    @Param("facts of the task; default: made from the case") Map<String, Object> taskSpec,
    @Param(value = "the cases that it may begin", alias = "case_ids") List<String> scopeCaseIds,
    @Param("tasks whose open cases it may begin") List<String> scopeTaskIds,
    @Param("nodes of the planning graph that it is about") List<String> scopeNodeIds,
    @Param("the end of its prompt") Optional<String> initialPrompt,
    @Param(value = "the shell command of provider 'command'", alias = "codex_command")
        Optional<String> launchCommand,
    @Param("how its window is shared; default: tiled") Optional<Direction> splitDirection,
    @Param("default: the session's") Optional<String> tmuxSessionName,
    @Param(value = "the window of its pane", orElse = "children") String tmuxWindowName,
    @Param(value = "make the tmux session when it is missing", orElse = "true") boolean ensureTmux,
    @Param(value = "install tmux when it is missing", orElse = "false") boolean autoInstall,
    @Param(value = "false: all but the launch; its pane shows a shell", orElse = "true")
        boolean launchCodex,
    @Param(value = "do not wait until it is ready", orElse = "false") boolean skipReadyCheck,
    @Param("workers of the session at once; default: limits of config.yaml")
        Optional<Integer> maxConcurrentChildren,
    @Param("globs to lease for it before anything is made") List<String> claims) {

  /// How an agent's program runs.
  public enum Runner {
    TUI,
    EXEC,
    /// An older name of `tui`.
    AGENTS_SDK_CODEX_MCP
  }

  /// Who may type into an agent's pane.
  public enum Interaction {
    VIEW_ONLY,
    INTERACTIVE
  }

  /// How a window is divided for its panes.
  public enum Direction {
    HORIZONTAL,
    VERTICAL
  }

  boolean isHeadless() {
    return runnerKind == Runner.EXEC;
  }

  Layout layout() {
    return splitDirection.map(Direction::name).map(Layout::valueOf).orElse(Layout.TILED);
  }
}
