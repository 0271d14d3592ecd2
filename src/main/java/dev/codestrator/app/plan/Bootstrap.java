package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.Optional;

/// What `plan.bootstrap` takes.
public record Bootstrap(
    @Param("one line: what is to be reached") String initiativeTitle,
    @Param("one line: how") String planTitle,
    @Param(value = "higher goes first", orElse = "0") int priority,
    @Param("the session that plans it; default: the caller's") Optional<Id> ownerSessionId,
    @Param("Markdown, for the plan") Optional<String> summary) {
  /// What it made.
  public record Made(Id initiativeNodeId, Id planNodeId, NodeView initiative, NodeView plan) {}
}
