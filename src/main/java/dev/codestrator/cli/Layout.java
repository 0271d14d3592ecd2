package dev.codestrator.cli;

import java.util.List;

/// How a result is shown to people.
public sealed interface Layout {
  /// Each field on a line, named by the last word of its path.
  record Fields(List<String> names) implements Layout {}

  /// A table of the rows in a field.
  record Table(String rows, List<String> columns) implements Layout {}

  /// Tasks, indented below their parents.
  record TaskTree() implements Layout {}

  /// Nodes of the planning graph, indented below what contains them, or a drawing.
  record Graph() implements Layout {}

  /// Pairs of branches with their conflicts.
  record Overlap() implements Layout {}

  /// Commands that were run again, and how they ended.
  record Evidence() implements Layout {}

  /// What a worktree was set up with.
  record Setup() implements Layout {}

  /// Worktrees that went, and those that are left.
  record Collected() implements Layout {}

  /// One field's text alone.
  record Text(String field) implements Layout {}

  /// The whole of a session.
  record Overview() implements Layout {}

  /// A result, and below it what people do next.
  ///
  /// @param words with `{path}` for what the result has there; left out when it has nothing
  record Next(Layout result, String words) implements Layout {}

  /// These fields, a line each; none means all.
  static Layout fields(String... names) {
    return new Fields(List.of(names));
  }

  /// The same result, with what people do next.
  default Layout next(String words) {
    return new Next(this, words);
  }

  /// A table with these columns.
  static Layout table(String rows, String... columns) {
    return new Table(rows, List.of(columns));
  }
}
