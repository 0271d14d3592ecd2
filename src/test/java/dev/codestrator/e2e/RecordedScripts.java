package dev.codestrator.e2e;

import dev.codestrator.app.thread.HookScript;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scripts of a recorded agent.
///
/// @param situation what they are for
record RecordedScripts(RecordedAgent agent, Situation situation) {
  private static final AgentThread THREAD =
      new AgentThread(
          ThreadStatus.PROCESSING,
          new Id("t-0000000"),
          Role.WORKER,
          new Id("s-0000000"),
          "Recorded",
          "recorded",
          Optional.empty(),
          Optional.empty(),
          new Id("w-0000000"),
          Instant.EPOCH,
          List.of(),
          List.of(),
          Prose.NONE);

  /// The script of its hooks, as every child has it.
  String hook() {
    return HookScript.write(
        THREAD,
        agent.work,
        agent.thread(),
        agent.folder.resolve("inbox"),
        Optional.of(agent.folder.resolve("orch")));
  }

  /// What answers its hooks in the place of `orch`.
  String orch() {
    return """
    #!/bin/sh
    cat >/dev/null
    cd %s
    case $2 in
    %s
    esac
    """
        .formatted(agent.folder, situation.hookAnswers());
  }

  /// What its pane runs. It tells of itself what a child's launch script tells.
  String launch(AgentPrograms programs) {
    return """
    #!/bin/sh
    cd %1$s || exit 127
    trap : INT
    until [ -e %2$s/logged ]; do sleep 0.05; done
    echo $$ >%2$s/started.new && mv %2$s/started.new %2$s/started
    /bin/sh -c %3$s
    code=$?
    echo $code >%2$s/exit.new && mv %2$s/exit.new %2$s/exit
    exit $code
    """
        .formatted(agent.work, agent.folder, quote(command(programs)));
  }

  private String command(AgentPrograms programs) {
    String environment =
        agent.cli.environment(programs, situation).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + quote(entry.getValue()))
            .collect(Collectors.joining(" "));
    String program = AgentPrograms.program(agent.cli.program()).toString();
    String words =
        Stream.concat(
                Stream.of(situation.installed() ? program : "no-such-program"),
                agent.cli.words(agent.folder, agent.work, situation.trusted()).stream())
            .map(RecordedScripts::quote)
            .collect(Collectors.joining(" "));
    String prompt = "\"$(cat " + agent.folder.resolve("prompt") + ")\"";
    return "exec env -i TERM=\"$TERM\" " + environment + " " + words + " -- " + prompt;
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
