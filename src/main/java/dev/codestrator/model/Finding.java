package dev.codestrator.model;

/// One thing that a reviewer found.
public record Finding(
    @Param("repository-relative path") String file,
    @Param("line in the reviewed commit, from 1") int line,
    @Param("blocking, warning or info") Severity severity,
    @Param("what is wrong") String description,
    @Param("what shows it: a quoted line, a command and its output") String evidence) {
  /// How much it matters.
  public enum Severity {
    BLOCKING,
    WARNING,
    INFO
  }
}
