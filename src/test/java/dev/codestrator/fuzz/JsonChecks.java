package dev.codestrator.fuzz;

import static dev.codestrator.fuzz.Target.require;
import static dev.codestrator.fuzz.Target.text;

import dev.codestrator.app.merge.ReportTarget;
import dev.codestrator.app.merge.SubmitReview;
import dev.codestrator.app.plan.CreateNode;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.ListTasks;
import dev.codestrator.app.thread.SpawnChild;
import dev.codestrator.json.Json;
import dev.codestrator.json.Value;
import dev.codestrator.model.Config;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold of JSON and of the parameters in it.
final class JsonChecks {
  private static final List<Class<? extends Record>> PARAMETERS =
      List.of(
          CreateTask.class,
          ListTasks.class,
          CreateNode.class,
          SpawnChild.class,
          SubmitReview.class,
          Config.class);

  private JsonChecks() {}

  private static Optional<Map<String, Object>> object(byte[] input) {
    try {
      return Optional.of(Json.object(text(input)));
    } catch (Rejection.Invalid e) {
      require(e.code().equals("malformed_json") && !e.hint().isEmpty(), e.code());
      return Optional.empty();
    }
  }

  /// It is refused, or written again as what it was read as; both readers agree.
  static void json(byte[] input) {
    Optional<Value> value = Value.of(text(input));
    Optional<Map<String, Object>> object = object(input);
    require(value.filter(Value::isObject).isPresent() == object.isPresent(), "both readers agree");
    object.ifPresent(
        values -> require(Json.object(Json.text(values)).equals(values), "written as it was read"));
    value.ifPresent(any ->
        require(Value.of(any.toString()).equals(Optional.of(any)), "written as it was read"));
  }

  /// Parameters are refused, or become the same record again when that is written.
  static void parameters(byte[] input) {
    object(input)
        .ifPresent(values ->
            PARAMETERS.forEach(type -> {
              read(type, values, true);
              read(type, values, false)
                  .ifPresent(record ->
                      require(
                          read(type, Shape.write(record), true).equals(Optional.of(record)),
                          "the same when it is written"));
            }));
  }

  private static <T extends Record> Optional<T> read(
      Class<T> type, Map<String, ?> values, boolean strict) {
    try {
      Shape<T> shape = Shape.of(type);
      return Optional.of(strict ? shape.readStrictly(values) : shape.read(values));
    } catch (Rejection e) {
      require(!e.message().isEmpty(), "a refusal says what it is");
      return Optional.empty();
    }
  }

  /// A glob, and below it a path: what it covers it also overlaps, from both sides.
  static void globs(byte[] input) {
    List<String> lines = text(input).lines().toList();
    String glob = lines.isEmpty() ? "" : lines.getFirst();
    String file = lines.size() < 2 ? "" : lines.get(1);
    boolean overlaps = PathScope.overlap(glob, PathScope.literal(file));
    require(!PathScope.covers(glob, file) || overlaps, "what it covers it overlaps");
    require(overlaps == PathScope.overlap(PathScope.literal(file), glob), "both ways alike");
    require(
        file.isEmpty() || PathScope.covers(PathScope.literal(file), file), "each covers itself");
    try {
      String normal = PathScope.normalise(file);
      require(PathScope.normalise(normal).equals(normal), "what is normal stays");
      require(
          !Path.of(normal).startsWith("..") && !normal.startsWith("/"), "it leads nowhere else");
    } catch (Rejection.Invalid e) {
      require(!e.code().isEmpty(), "a refusal has a code");
    }
  }

  /// A reviewer's report, as a person may write one.
  static void report(byte[] input) {
    ReportTarget.read(text(input));
  }
}
