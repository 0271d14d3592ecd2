package dev.codestrator.mirror;

import dev.codestrator.model.Level;
import dev.codestrator.model.Step;
import java.util.List;
import java.util.stream.Stream;

/// The page of one Epic, down to the steps.
final class EpicPage {
  private final Snapshot snapshot;
  private final Outline outline;

  EpicPage(Snapshot snapshot, Outline outline) {
    this.snapshot = snapshot;
    this.outline = outline;
  }

  String text(Item epic) {
    return Mirror.head(snapshot) + String.join("", pieces(epic));
  }

  /// The page without its head: the Epic, and then each task below it.
  List<String> pieces(Item epic) {
    String top =
        "# "
            + Markup.text(epic.title())
            + "\n\n"
            + Mirror.facts(epic, outline.progress(epic))
            + ". [All epics]("
            + Mirror.STATUS
            + ")\n";
    return Stream.concat(Stream.of(top), below(epic)).toList();
  }

  private Stream<String> below(Item item) {
    return outline.below(item).stream()
        .flatMap(child ->
            child.level() == Level.CASE
                ? Stream.of(aCase(child))
                : Stream.concat(Stream.of(heading(child)), below(child)));
  }

  private String heading(Item item) {
    String marks = item.level() == Level.FEATURE ? "##" : "###";
    return "\n%s %s\n\n%s\n"
        .formatted(marks, Markup.text(item.title()), Mirror.facts(item, outline.progress(item)));
  }

  private String aCase(Item item) {
    var text = new StringBuilder("\n#### " + Markup.text(item.title()) + "\n\n");
    text.append(Mirror.facts(item, outline.progress(item))).append('\n');
    item.thread().ifPresent(id -> text.append("\nThread: ").append(Markup.code(id)).append('\n'));
    if (!item.dependsOn().isEmpty()) {
      text.append("\nWaits for: ").append(Markup.codes(item.dependsOn())).append('\n');
    }
    item.nextAction()
        .ifPresent(next -> text.append("\nNext: ").append(Markup.text(next)).append('\n'));
    if (!item.steps().isEmpty()) {
      text.append('\n');
      item.steps().forEach(step -> text.append(step(step)));
    }
    return text.toString();
  }

  private static String step(Step step) {
    return "- [" + (step.done() ? "x" : " ") + "] " + Markup.text(step.title()) + "\n";
  }
}
