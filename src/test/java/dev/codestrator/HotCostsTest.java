package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the commands that agents call most cost, in numbers that don't depend on how busy the
/// machine is, is not more than the table in `hot-commands.txt` allows.
class HotCostsTest {
  private static final Path TABLE = Path.of("src/test/resources/hot-commands.txt");

  /// The JVM's own events, all of them however short and many.
  private static final String RECORDING =
      "-Xlog:jfr*=off -XX:StartFlightRecording:"
          + "jdk.FileRead#threshold=0ns,jdk.FileRead#throttle=off,filename=";

  @TempDir private Path temp;

  /// What a command costs.
  ///
  /// @param files that are read below the repository, each once
  /// @param reads of those files, also of the same one again
  record Costs(long classes, long files, long reads, long programs) {
    boolean within(Costs most) {
      return classes <= most.classes
          && files <= most.files
          && reads <= most.reads
          && programs <= most.programs;
    }
  }

  /// A line of the table.
  record Row(String command, Costs most) {
    static Row of(String line) {
      String[] words = line.split(" ", 5);
      long[] most = Stream.of(words).limit(4).mapToLong(Long::parseLong).toArray();
      return new Row(words[4], new Costs(most[0], most[1], most[2], most[3]));
    }

    @Override
    public String toString() {
      return command;
    }
  }

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.filter(line -> !line.startsWith("#")).map(Row::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void noneCostsMoreThanItMay(Row row) throws IOException {
    Costs costs = costs(row.command());
    assertThat(costs.within(row.most()))
        .as("orch %s: it costs %s, at most %s", row.command(), costs, row.most())
        .isTrue();
  }

  @Test
  void whatIsReadAndStartedIsSeen() throws IOException {
    Costs costs = costs("sessions");
    assertThat(costs.files()).isPositive();
    assertThat(costs.programs()).isPositive();
  }

  private Costs costs(String command) throws IOException {
    Path classes = temp.resolve("classes.log");
    Path events = temp.resolve("events.jfr");
    run(temp.resolve("one"), command, "-Xlog:class+load:file=" + classes + "::filecount=0");
    run(temp.resolve("other"), command, RECORDING + events);
    try (Stream<String> lines = Files.lines(classes)) {
      List<RecordedEvent> all = RecordingFile.readAllEvents(events);
      List<String> read = read(all, temp.resolve("other"));
      return new Costs(
          lines.count(),
          read.stream().distinct().count(),
          read.size(),
          count(all, "jdk.ProcessStart"));
    }
  }

  /// Runs a command in a new repository, by a Java with these options. The log of what was written
  /// there so far is taken away: its files may have come to rest by now or not, which the command
  /// would look at.
  private static void run(Path folder, String command, String options) throws IOException {
    Planned plan = Planned.in(Files.createDirectories(folder));
    plan.cli().done("case", "begin", plan.one());
    Disk.deleteTree(plan.cli().git().root().resolve(".git/orchestrator/writes"));
    var forked = new ForkedCli(List.of("env", "JDK_JAVA_OPTIONS=" + options), plan);
    String words = command.replace("CASE", plan.one()).replace("SESSION", plan.session());
    assertThat(forked.run(words)).first().asString().startsWith("0");
  }

  /// The files that are read below a folder, once for each time.
  private static List<String> read(List<RecordedEvent> events, Path folder) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("jdk.FileRead"))
        .map(event -> String.valueOf(event.getString("path"))) // pipes have none
        .filter(path -> path.startsWith(folder.toString()))
        .toList();
  }

  private static long count(List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).count();
  }
}
