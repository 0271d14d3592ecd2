package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Step;
import dev.codestrator.model.Texts;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.View;
import java.util.Optional;

/// A current reference as text for an agent that has lost its context.
///
/// @param view the records
/// @param mode how much of it
record Directions(View view, CurrentReference.Mode mode) {
  private static final int COMPACT = 2_000;
  private static final int SUMMARY = 500;

  /// The same with its text; in compact mode that has at most 2,000 characters, and the summary
  /// beside it is cut too.
  Where write(Where where, Optional<TaskFile> file) {
    return switch (mode) {
      case COMPACT -> where.with(cut(compact(where)), where.summary().map(Directions::cutSummary));
      case FULL -> where.with(compact(where) + steps(file), where.summary());
      case RESUME ->
          where.with(compact(where) + latest(file) + steps(file) + body(file), where.summary());
    };
  }

  private static String cutSummary(String summary) {
    return Texts.excerpt(summary, SUMMARY);
  }

  private String latest(Optional<TaskFile> file) {
    return file.flatMap(each -> Agenda.latest(view, each))
        .map(last ->
            "Latest checkpoint: "
                + last.event()
                + " at "
                + last.at()
                + (last.summary().isEmpty() ? "" : ": " + last.summary())
                + " ("
                + last.path()
                + ")\n")
        .orElse("");
  }

  private static String body(Optional<TaskFile> file) {
    return file.map(each -> "\n" + each.document().body()).orElse("");
  }

  private static String compact(Where where) {
    var text = new StringBuilder();
    where
        .caseId()
        .ifPresent(id ->
            text.append("Case ")
                .append(id)
                .append(": ")
                .append(where.title().orElse(""))
                .append('\n'));
    where.path().ifPresent(path -> text.append("File: ").append(path).append('\n'));
    where.step().ifPresent(step -> text.append("Next step: ").append(step).append('\n'));
    text.append("Do next: ").append(where.nextAction()).append('\n');
    where.summary().ifPresent(summary -> text.append("So far: ").append(summary).append('\n'));
    if (!where.requiredFiles().isEmpty()) {
      text.append("Read: ").append(String.join(", ", where.requiredFiles())).append('\n');
    }
    return text.toString();
  }

  private static String steps(Optional<TaskFile> file) {
    var text = new StringBuilder();
    file.ifPresent(each -> {
      for (Step step : each.steps()) {
        text.append(step.done() ? "[x] " : "[ ] ").append(step.title()).append('\n');
      }
    });
    return text.toString();
  }

  /// The text, cut to what a compact one may have.
  static String cut(String text) {
    if (text.length() <= COMPACT) {
      return text;
    }
    int end = COMPACT - 2;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "…\n";
  }
}
