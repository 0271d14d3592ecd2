package dev.codestrator.app.thread;

import dev.codestrator.agent.LaunchPlan;
import dev.codestrator.agent.Shell;
import dev.codestrator.model.AgentThread;
import dev.codestrator.store.ThreadFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The script that a child's pane runs. Nothing is typed into a shell, so nothing can be cut or
/// mixed up.
final class LaunchScript {
  /// How often the script looks whether its log is kept before it goes on without.
  private static final int LOG_TURNS = 100;

  private static final String UNGUARDED = " 9>&-";

  private LaunchScript() {}

  /// @param launcher the program `orch`, so that the child calls the same one
  /// @param variables what it gets beside the `ORCH_*` variables
  /// @param terms how its program is launched
  static String write(
      AgentThread thread,
      Path worktree,
      ThreadFolder folder,
      LaunchPlan plan,
      Optional<Path> launcher,
      Map<String, String> variables,
      Terms terms) {
    var all = new LinkedHashMap<>(variables);
    all.putAll(environment(thread, folder, launcher));
    String path =
        launcher
            .map(file -> "PATH=" + Shell.word(String.valueOf(file.getParent())) + ":\"$PATH\"\n")
            .orElse("");
    return """
    #!/bin/sh
    # Launches one agent; made for it alone.
    cd %s || exit 127
    %s%sexport PATH
    trap : INT
    %s
    turns=0
    until [ -e %s ] || [ "$turns" -ge %d ]; do
      turns=$((turns + 1))
      sleep 0.05 2>/dev/null || sleep 1
    done
    %s
    %s
    %s
    exit "$code"
    """
        .formatted(
            Shell.word(worktree.toString()),
            exports(all),
            path,
            guarded(folder),
            Shell.word(folder.loggedFile().toString()),
            LOG_TURNS,
            telling("$$", folder.startedFile()),
            repeated(
                run(plan, folder, terms.headless() ? UNGUARDED + " </dev/null" : UNGUARDED),
                folder,
                terms),
            ended(folder));
  }

  /// Has people told when this script is killed or its terminal goes: then nothing of it is left
  /// that could tell. While the script lives it holds the pipe open, and no program of it does.
  private static String guarded(ThreadFolder folder) {
    return """
    rm -f %1$s
    if mkfifo %1$s 2>/dev/null; then
      (
        trap '' HUP INT
        exec </dev/null >/dev/null 2>&1
        cat %1$s
        [ -e %2$s ] || echo '{}' | /bin/sh %3$s HangUp
      ) &
      exec 9<>%1$s
    fi\
    """
        .formatted(
            Shell.word(folder.guardPipe().toString()),
            Shell.word(folder.exitFile().toString()),
            Shell.word(folder.hookScript().toString()));
  }

  private static String exports(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(entry -> "export " + entry.getKey() + "=" + Shell.word(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /// Keeps the exit code, and tells it as a hook would.
  private static String ended(ThreadFolder folder) {
    String hook = Shell.word(folder.hookScript().toString());
    return telling("$code", folder.exitFile())
        + "\nprintf '{\"code\":%s}\\n' \"$code\" | /bin/sh "
        + hook
        + " Exit 2>/dev/null";
  }

  /// The same as often as it fails and may be tried once more; each time it begins anew.
  private static String repeated(String run, ThreadFolder folder, Terms terms) {
    if (terms.retries() == 0) {
      return run;
    }
    return """
    retries=0
    while :; do
      %s
      if [ "$code" -eq 0 ] || [ "$retries" -ge %d ]; then break; fi
      retries=$((retries + 1))
      printf '\\nIt ended with exit %%s; try %%s of %d.\\n' "$code" "$((retries + 1))"
      %s
      %s
    done\
    """
        .formatted(
            run,
            terms.retries(),
            terms.retries() + 1,
            telling("$retries", folder.retriesFile()),
            telling("$$", folder.startedFile()));
  }

  private static String run(LaunchPlan plan, ThreadFolder folder, String input) {
    if (plan.resume().isEmpty()) {
      return "/bin/sh -c " + Shell.word(plan.command()) + input + "\ncode=$?";
    }
    return """
    code=1
    if [ -s %1$s ]; then
      ORCH_RESUME=$(cat %1$s)
      export ORCH_RESUME
      /bin/sh %2$s%4$s
      code=$?
    fi
    # Without a conversation, or when its program doesn't know that any more.
    if [ "$code" -ne 0 ] && [ -z "$(find %5$s -type f -newer %6$s)" ]; then
      /bin/sh %3$s%4$s
      code=$?
    fi\
    """
        .formatted(
            Shell.word(folder.resumeFile().toString()),
            Shell.word(folder.resumeScript().toString()),
            Shell.word(folder.beginScript().toString()),
            input,
            Shell.word(folder.events().toString()),
            Shell.word(folder.startedFile().toString()));
  }

  /// The script of a pane in which a person launches the agent.
  static String byHand(Path worktree, ThreadFolder folder) {
    return """
    #!/bin/sh
    # A shell where one agent will work.
    cd %s || exit 127
    printf 'To launch the agent: %%s\\n' %s
    exec "${SHELL:-/bin/sh}"
    """
        .formatted(Shell.word(worktree.toString()), Shell.word(folder.launchScript().toString()));
  }

  private static Map<String, String> environment(
      AgentThread thread, ThreadFolder folder, Optional<Path> launcher) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("ORCH_SESSION", thread.session().value());
    variables.put("ORCH_THREAD", thread.id().value());
    variables.put("ORCH_ROLE", thread.role().dashed());
    variables.put("ORCH_CASE", thread.scope().isEmpty() ? "" : thread.scope().getFirst().value());
    variables.put("ORCH_PROMPT", folder.prompt().toString());
    variables.put("ORCH_SKIP_BUILD", "1");
    launcher.ifPresent(file -> variables.put("ORCH_BIN", file.toString()));
    return variables;
  }

  /// Writes a file whole.
  private static String telling(String text, Path file) {
    String draft = Shell.word(file + ".new");
    return "echo \""
        + text
        + "\" >"
        + draft
        + " && mv "
        + draft
        + " "
        + Shell.word(file.toString());
  }
}
