package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Message;
import dev.codestrator.model.Step;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A current reference as text for an agent that has lost its context.
final class Directions {
  /// How much of a directive is told, in characters.
  private static final int LONGEST = 1_400;

  private Directions() {}

  /// The same with its text, cut to `most` characters in compact mode.
  static Where write(Where where, Optional<TaskFile> file, CurrentReference.Mode mode, int most) {
    String text =
        switch (mode) {
          case COMPACT -> cut(compact(where), most);
          case FULL -> compact(where) + steps(file);
          case RESUME ->
              compact(where)
                  + steps(file)
                  + file.map(each -> "\n" + each.document().body()).orElse("");
        };
    return new Where(
        where.refId(),
        where.sessionId(),
        where.threadId(),
        where.caseId(),
        where.title(),
        where.status(),
        where.step(),
        where.nextAction(),
        where.summary(),
        where.requiredFiles(),
        where.path(),
        where.acknowledged(),
        where.directives(),
        text);
  }

  /// Directives before the rest; a long one says where all of it is.
  static String told(List<Message> directives, String text, CurrentReference.Mode mode, int most) {
    String told = directives.stream().map(Directions::line).collect(Collectors.joining()) + text;
    return mode == CurrentReference.Mode.COMPACT ? cut(told, most) : told;
  }

  /// As many of the directives as can be told at once; the first in any case.
  static List<Stored<Message>> fitting(List<Stored<Message>> directives) {
    int count = 0;
    int length = 0;
    for (Stored<Message> each : directives) {
      length += line(each.value()).length();
      if (count > 0 && length > LONGEST + 100) {
        break;
      }
      count++;
    }
    return directives.subList(0, count);
  }

  private static String line(Message directive) {
    String text = directive.message().text();
    String more = text.length() > LONGEST ? " (all of it: orch inbox list)" : "";
    return "Directive " + directive.id() + ": " + Texts.excerpt(text, LONGEST) + more + "\n";
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

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 2;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "…\n";
  }
}
