package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `work.current_ref` takes. With any of the last four it sets the reference.
public record CurrentReference(
    @Param("whose; default: the caller's thread, else the root's") Optional<Id> threadId,
    @Param(value = "compact, full or resume", orElse = "compact") Mode mode,
    @Param("set: the case or plan node") Optional<String> nodeId,
    @Param("set: what to do next") Optional<String> nextAction,
    @Param("set: how things stand") Optional<String> summary,
    @Param("set: files to read first") List<String> requiredFiles) {
  /// How much of it.
  public enum Mode {
    COMPACT,
    FULL,
    RESUME
  }

  /// Asks for the whole of what is compact.
  public static CurrentReference reading(Optional<Id> thread) {
    return new CurrentReference(
        thread, Mode.COMPACT, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  boolean sets() {
    return nodeId().isPresent()
        || nextAction().isPresent()
        || summary().isPresent()
        || !requiredFiles().isEmpty();
  }
}
