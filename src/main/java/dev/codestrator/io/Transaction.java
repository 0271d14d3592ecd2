package dev.codestrator.io;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Several files that change together.
///
/// @param label what it is for, shown by `orch undo`
/// @param steps one for each file
record Transaction(String label, List<Step> steps) {
  Transaction {
    steps = List.copyOf(steps);
  }

  /// @throws IllegalArgumentException when a file occurs twice
  static Transaction of(String label, List<Change> changes) {
    Set<Object> seen = new HashSet<>();
    for (Change change : changes) {
      if (!seen.add(change.path())) {
        throw new IllegalArgumentException(change.path() + " occurs twice in: " + label);
      }
    }
    return new Transaction(label, changes.stream().map(Step::of).toList());
  }

  /// Only what really changes.
  Transaction withoutEmptySteps() {
    return new Transaction(label, steps.stream().filter(s -> !s.change().isEmpty()).toList());
  }

  /// Whether bytes get lost by it, which are worth keeping.
  boolean replaces() {
    return steps.stream().anyMatch(s -> s.change().before().isPresent());
  }

  /// The same, beginning with what somebody wrote into its files after a crash.
  Transaction overForeign() {
    return new Transaction(label, steps.stream().map(Step::overForeign).toList());
  }
}
