package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Step;
import dev.codestrator.model.StepNote;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What was claimed of a step, and what shows it.
///
/// @param claimed whether its box is ticked
/// @param proven whether its latest result is a command that exited 0 at a commit of the branch
/// @param lacks why it isn't proven
public record Proof(
    String step,
    boolean claimed,
    Optional<String> command,
    Optional<Integer> exitCode,
    Optional<String> commit,
    boolean proven,
    Optional<String> lacks) {

  /// The proof of each step.
  ///
  /// @param inBranch whether a commit is one of the branch that the steps were done on
  public static List<Proof> of(List<Step> steps, Predicate<String> inBranch) {
    return steps.stream().map(step -> of(step, inBranch)).toList();
  }

  private static Proof of(Step step, Predicate<String> inBranch) {
    Optional<StepNote> note = latest(step);
    Optional<String> lacks = lacks(step, note, inBranch);
    return new Proof(
        step.title(),
        step.done(),
        note.flatMap(StepNote::command),
        note.flatMap(StepNote::exitCode),
        note.flatMap(StepNote::commit),
        lacks.isEmpty(),
        lacks);
  }

  /// The last of its notes that is a result.
  private static Optional<StepNote> latest(Step step) {
    return step.notes().reversed().stream()
        .flatMap(line -> StepNote.read(line).stream())
        .findFirst();
  }

  private static Optional<String> lacks(
      Step step, Optional<StepNote> found, Predicate<String> inBranch) {
    if (!step.done()) {
      return Optional.of("it is not checked");
    } else if (found.isEmpty()) {
      return Optional.of("it has no result");
    }
    StepNote note = found.get();
    if (!note.result().equals("pass")) {
      return Optional.of("its latest result is " + note.result());
    } else if (note.command().isEmpty() || note.exitCode().isEmpty()) {
      return Optional.of(note.command().isEmpty() ? "no command" : "no exit code");
    } else if (note.exitCode().get() != 0) {
      return Optional.of("exit " + note.exitCode().get());
    }
    return note.commit()
        .map(commit ->
            inBranch.test(commit)
                ? Optional.<String>empty()
                : Optional.of("commit " + commit + " is not in the branch"))
        .orElse(Optional.of("no commit"));
  }
}
