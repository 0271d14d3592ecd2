package dev.codestrator.mirror;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Step;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// A task as the mirror shows it.
///
/// @param status of a Case; what is above shows what follows from its Cases
/// @param readable whether its file can be read
public record Item(
    Id id,
    Level level,
    Optional<Id> parent,
    String title,
    TaskStatus status,
    List<Step> steps,
    List<Id> dependsOn,
    Optional<Id> thread,
    Optional<String> nextAction,
    boolean readable) {
  public Item {
    steps = List.copyOf(steps);
    dependsOn = List.copyOf(dependsOn);
  }
}
