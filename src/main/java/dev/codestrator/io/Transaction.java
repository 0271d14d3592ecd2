package dev.codestrator.io;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Several files that change together.
///
/// @param label what it is for, shown by `orch undo`
/// @param steps one for each file
record Transaction(String label, List<Step> steps) {
  Transaction {
    steps = List.copyOf(steps);
  }

  /// @throws IllegalArgumentException when a file occurs twice
  static Transaction of(Commit commit) {
    Set<Object> seen = new HashSet<>();
    for (Change change : commit.changes()) {
      if (!seen.add(change.path())) {
        throw new IllegalArgumentException(change.path() + " occurs twice in: " + commit.label());
      }
    }
    return new Transaction(commit.label(), commit.changes().stream().map(Step::of).toList());
  }

  /// Several as one: each file goes from what the first of them found to what the last leaves.
  ///
  /// @param all in their order, each on top of those before it
  static Transaction together(List<Transaction> all) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    Map<Path, Step> steps = new LinkedHashMap<>();
    for (Transaction each : all) {
      each.steps.forEach(step -> steps.merge(step.change().path(), step, Step::then));
    }
    String label = all.stream().map(Transaction::label).collect(Collectors.joining(", "));
    return new Transaction(label, List.copyOf(steps.values()));
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
