package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Config;
import dev.codestrator.model.Lease;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Message;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Review;
import dev.codestrator.model.Session;
import dev.codestrator.model.Task;
import dev.codestrator.model.Worktree;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/FILE_FORMAT.md` names the keys that the records have, with their types.
class FileFormatTest {
  private static final Map<String, Class<? extends Record>> RECORDS =
      Map.ofEntries(
          Map.entry("Task", Task.class),
          Map.entry("Checkpoint", Checkpoint.class),
          Map.entry("Current reference", Reference.class),
          Map.entry("Session", Session.class),
          Map.entry("Thread", AgentThread.class),
          Map.entry("Worktree", Worktree.class),
          Map.entry("Lock", Lease.class),
          Map.entry("Message", Message.class),
          Map.entry("Merge request", MergeRequest.class),
          Map.entry("Queue entry", QueueEntry.class),
          Map.entry("Review", Review.class),
          Map.entry("Plan node", PlanNode.class),
          Map.entry("Settings", Config.class));

  static Stream<String> records() {
    return RECORDS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theKeysOfARecordAreThoseOfItsClass(String title) {
    List<String> written =
        section(title)
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceFirst(" \\|[^|]*\\|$", ""))
            .toList();
    assertThat(written).isEqualTo(rows("", Shape.of(record(title))).toList());
  }

  private static Class<? extends Record> record(String title) {
    return Stream.of(title).map(RECORDS::get).findFirst().orElseThrow();
  }

  private static Stream<String> section(String title) {
    return Disk.text(Path.of("docs/FILE_FORMAT.md"))
        .lines()
        .dropWhile(line -> !line.equals("## " + title))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "));
  }

  /// The beginnings of the rows: key, type, whether a file must have it.
  static Stream<String> rows(String prefix, Shape<?> shape) {
    return shape.fields().stream()
        .flatMap(field ->
            field.kind() instanceof Kind.Nested nested
                ? rows(prefix + field.name() + ".", Shape.of(nested.type()))
                : Stream.of(row(prefix, field)));
  }

  private static String row(String prefix, Field field) {
    String key = field.kind() == Kind.Scalar.PROSE ? "body" : prefix + field.name();
    boolean fromPlace = field.accessor().getDeclaringClass() == Task.class;
    String needed = field.required() && !fromPlace ? "yes" : "no";
    return "| `" + key + "` | " + type(field.kind()) + " | " + needed;
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case Kind.Scalar scalar ->
          switch (scalar) {
            case TEXT -> "text";
            case ID -> "ID";
            case TIME -> "time";
            case PROSE -> "Markdown";
            case INTEGER, LONG -> "whole number";
            case NUMBER -> "number";
            case FLAG -> "`true` or `false`";
          };
      case Kind.Choice choice ->
          choice.words().stream()
              .map(word -> "`" + word + "`")
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      case Kind.Items items -> "list of " + type(items.of());
      case Kind.Tree _, Kind.Nested _ -> "mapping";
    };
  }
}
