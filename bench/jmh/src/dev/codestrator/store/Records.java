package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What a server does again and again: a Case of twenty steps read and edited, one found among a thousand by names,
/// what statuses say about a parent.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Records {
  private static final int CASES = 1_000;
  private static final int GROUP = 100;
  private static final int STEPS = 20;

  private final byte[] bytes = text(id('c', 0)).getBytes(StandardCharsets.UTF_8);
  private final Node node =
      new Node(new Id(id('c', 0)), Level.CASE, Optional.empty(), Path.of("/c.md"), Optional.empty());
  private final Document document = Document.parse(bytes);
  private final Task task = new TaskFile(node, document).task();
  private final List<TaskStatus> statuses =
      IntStream.range(0, GROUP).mapToObj(n -> TaskStatus.values()[n % 3]).toList();
  private Path folder = Path.of("");
  private Path root = Path.of("");

  /// Makes the folders of a thousand Cases.
  @Setup
  public void make() throws IOException {
    folder = Files.createTempDirectory("orch-jmh-");
    root = folder.resolve("tasks");
    Path feature = root.resolve(id('e', 0) + "-epic").resolve(id('f', 0) + "-feature");
    for (int n = 0; n < CASES; n++) {
      Path group = feature.resolve(id('g', n / GROUP) + "-group");
      Files.createDirectories(group);
      Files.writeString(group.resolve(id('c', n) + "-case.md"), text(id('c', n)));
    }
  }

  /// Deletes them.
  @TearDown
  public void delete() throws IOException {
    List<Path> all;
    try (var paths = Files.walk(folder)) {
      all = new ArrayList<>(paths.toList());
    }
    for (Path path : all.reversed()) {
      Files.delete(path);
    }
  }

  /// A list reads so much of each Case: its facts, and how many steps are done.
  @Benchmark
  public Object parse() {
    var file = new TaskFile(node, Document.parse(bytes));
    return file.task().title().length() + file.tally().total();
  }

  /// A step is ticked: the box found, its bytes changed, the result read again and compared.
  @Benchmark
  public Object edit() {
    var file = new TaskFile(node, Document.parse(bytes));
    return file.checked(file.steps().get(STEPS / 2), true).document();
  }

  /// The names of a thousand Cases are read; one is found by the beginning of its ID.
  @Benchmark
  public Object lookUp() {
    return new TaskScan(new DiskTree(), root)
        .nodes().stream().filter(each -> each.id().value().startsWith("c-0000999")).findFirst();
  }

  /// A Case is begun, blocked, done and reopened.
  @Benchmark
  public Object transitions() {
    return task.begun(Optional.empty(), new Id("s-0000001"), Optional.empty())
        .with(TaskStatus.BLOCKED, Optional.of("wait"))
        .with(TaskStatus.DONE, Optional.empty())
        .reopened();
  }

  /// What a hundred Cases say about their TestGroup.
  @Benchmark
  public Object derive() {
    return TaskStatus.derive(statuses);
  }

  private static String id(char kind, int n) {
    return "%c-%07d".formatted(kind, n);
  }

  private static String text(String id) {
    String steps =
        IntStream.range(0, STEPS)
            .mapToObj("\n- [ ] Step %1$d ^s%1$03d\n"::formatted)
            .collect(Collectors.joining());
    return """
    ---
    status: todo
    id: %s
    priority: 0
    level: case
    title: Reject an expired card
    created_at: 2026-11-21T02:12:00Z
    ---

    # Reject an expired card

    ## Acceptance criteria

    - [ ] It works

    ## Steps
    %s"""
        .formatted(id, steps);
  }
}
