package dev.codestrator.cli;

import java.util.List;
import java.util.stream.Stream;

/// All commands that call a method, in the order of the help page.
final class Verbs {
  private Verbs() {}

  /// The command of this name.
  static Verb get(String path) {
    return ALL.stream().filter(verb -> verb.path().equals(path)).findFirst().orElseThrow();
  }

  static final List<Verb> ALL =
      Stream.of(
              SessionVerbs.ALL,
              TaskVerbs.ALL,
              PlanVerbs.GRAPH,
              ThreadVerbs.ALL,
              WorkspaceVerbs.ALL,
              InboxVerbs.ALL,
              MergeVerbs.ALL,
              PlanVerbs.PLAN,
              SystemVerbs.ALL)
          .flatMap(List::stream)
          .toList();
}
