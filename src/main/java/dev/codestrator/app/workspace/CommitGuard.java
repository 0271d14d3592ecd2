package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The method `workspace.guard`: a hook `pre-commit` of the clone that refuses a commit of what
/// another thread leases. A hook of somebody else's is never touched.
public final class CommitGuard {
  private static final String MARK = "# Codestrator's guard of leases";

  private final Git git;
  private final String launcher;

  /// @param git the program
  /// @param launcher the program `orch`; without one it is looked for on the PATH
  public CommitGuard(Git git, Optional<Path> launcher) {
    this.git = git;
    this.launcher = launcher.map(Path::toString).orElse("orch");
  }

  /// What `workspace.guard` takes.
  public record Ask(@Param(value = "take it away again", orElse = "false") boolean remove) {}

  /// The guard.
  ///
  /// @param hook the file
  public record Guard(String hook, boolean installed) {}

  /// `workspace.guard`: installs it for all worktrees of the clone. Without the program it lets
  /// everything pass.
  ///
  /// @throws Rejection.Conflict `hook_taken`
  public Guard set(Call call, Ask request) {
    Path hook = git.hooks().folder(call.repository().main().root()).resolve("pre-commit");
    Optional<String> there =
        Disk.read(hook).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    boolean ours = there.filter(text -> text.contains(MARK)).isPresent();
    boolean elsewhere = !hook.startsWith(call.repository().commonDir());
    if (!request.remove() && (elsewhere || (there.isPresent() && !ours))) {
      throw new Rejection.Conflict(
          "hook_taken",
          elsewhere
              ? "core.hooksPath leads to " + hook.getParent()
              : "there is another hook: " + hook,
          "add these lines to its pre-commit yourself:\n" + check());
    }
    if (!request.remove()) {
      Disk.writeExecutable(hook, script().getBytes(StandardCharsets.UTF_8));
    } else if (ours) {
      Disk.delete(hook);
    }
    return new Guard(hook.toString(), !request.remove());
  }

  private String script() {
    return "#!/bin/sh\n" + MARK + "; orch guard --remove takes it away.\n" + check();
  }

  /// The program is asked only where something beside records is to be committed.
  private String check() {
    String orch = "'" + launcher.replace("'", "'\\''") + "'";
    return """
    if ! git diff --cached --quiet -- . ':(top,exclude).orchestrator' &&
       command -v %1$s >/dev/null 2>&1; then
      git diff --cached --name-only --no-renames -z |
        (unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX; exec %1$s commit-guard) || exit 1
    fi
    """
        .formatted(orch);
  }
}
