package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Group;
import dev.codestrator.api.Registry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands as a document, `docs/CLI.md`: what the help of each says, in the order of the list.
///
/// @param programs commands that are more than one method call
record Reference(Supplier<Dispatcher> dispatcher, List<Program> programs, Surroundings around) {
  private static final String INTRODUCTION =
      """
      # Commands

      <!-- Made by `orch help --reference`. Edit the definitions in the sources, not this file. -->

      Every command but those under "More" also takes these options, before its words or behind them.

      | option | |
      |---|---|
      | `-C DIR` | work in this folder instead of the current one |
      | `--session ID` | act for this session (default: `ORCH_SESSION`, else the worktree's) |
      | `--thread ID` | act as this thread (default: `ORCH_THREAD`) |
      | `--as ROLE` | act in this role (default: `ORCH_ROLE`, else root) |
      | `--json` | show the method's own result, see [METHODS.md](METHODS.md) |
      | `-q`, `--quiet` | show bare IDs |
      | `-h`, `--help` | show how the command is used |
      | `--` | what follows is no option |

      IDs may be given by any beginning that only one has. Refusals go to standard error as `error: ...` and
      `hint: ...`, with `--json` as `{"code", "message", "hint"}`; [TROUBLESHOOTING.md](TROUBLESHOOTING.md)
      says what to do about each.

      | exit | |
      |---|---|
      | 0 | done |
      | 1 | done, and the answer is no: doctor found something, wait timed out, BLOCK |
      | 2 | invalid input or usage |
      | 3 | not found |
      | 4 | conflict, or against a rule |
      | 5 | busy: somebody else holds what is needed |
      | 6 | forbidden for this role |
      | 7 | a program failed: git, tmux, an agent; or output couldn't be written |
      | 70 | a bug |
      """;

  /// The document.
  String text() {
    Registry registry = dispatcher.get().registry();
    return INTRODUCTION
        + Stream.of(Group.values())
            .map(group -> section(registry, group))
            .collect(Collectors.joining())
        + "\n## More\n"
        + programs.stream()
            .filter(program -> !program.internal())
            .map(program -> entry(program.name(), help(program)))
            .collect(Collectors.joining());
  }

  private static String section(Registry registry, Group group) {
    List<Verb> verbs =
        Verbs.ALL.stream().filter(verb -> registry.get(verb.method()).group() == group).toList();
    return verbs.isEmpty()
        ? ""
        : "\n## "
            + HelpPage.heading(group)
            + "\n"
            + verbs.stream().map(verb -> verb(registry, verb)).collect(Collectors.joining());
  }

  private static String verb(Registry registry, Verb verb) {
    var method = registry.get(verb.method());
    return entry(verb.path(), new Grammar(verb, method).ownUsage())
        + "\nCalls [`"
        + method.name()
        + "`](METHODS.md#"
        + method.name().replace(".", "")
        + ").\n";
  }

  private static String entry(String name, String usage) {
    return "\n### orch " + name + "\n\n```text\n" + usage.stripTrailing() + "\n```\n";
  }

  private String help(Program program) {
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    program.run(dispatcher, List.of("--help"), around.printing(out));
    return told.toString(StandardCharsets.UTF_8);
  }
}
