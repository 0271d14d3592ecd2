package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.ForkedJvm;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several processes write at once, and one after the other is killed by signal 9 at some moment, a
/// hundred times: what a process said to have written is there, whole, and nothing is wrong.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledUnderLoadIT {
  private static final int ROUNDS = 100;
  private static final int WRITERS = 4;
  private static final int MOST_WRITES = 8;

  @TempDir Path temp;

  @Test
  void noAcknowledgedWriteIsLost() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Desk desk = Desk.in(temp).open();
    String task = desk.make("case", "Shared", desk.group(), "Begin").id();
    desk.call("case.begin", "case_id", task);

    List<String> acknowledged = rounds(desk, task, new Random(seed));

    desk.make("epic", "The next command", "");
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    assertThat(written(desk, task)).containsAll(acknowledged);
    assertThat(desk.call("task.list").get("unreadable")).isEqualTo(List.of());
    assertThat(Examined.codes(desk.call("system.doctor", "fix", true)))
        .allMatch("leftover_file"::equals);
    assertThat(Desk.text(desk.call("system.doctor"), "problems")).isEqualTo("[]");
  }

  /// Lets processes write until each is killed; what they acknowledged.
  private static List<String> rounds(Desk desk, String task, Random random) throws Exception {
    var rounds = new ArrayList<Callable<List<String>>>();
    for (int round = 0; round < ROUNDS; round++) {
      String name = "r" + round;
      int writes = random.nextInt(MOST_WRITES);
      int spin = random.nextInt(2_000_000);
      rounds.add(() -> round(desk, task, name, writes, spin));
    }
    var acknowledged = new ArrayList<String>();
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (var done : writers.invokeAll(rounds)) {
        acknowledged.addAll(done.get());
      }
    }
    return acknowledged;
  }

  /// One process, killed in the midst of the write that follows so many.
  private static List<String> round(Desk desk, String task, String name, int writes, int spin)
      throws IOException, InterruptedException {
    GitFixture git = desk.git();
    Id session = desk.session().orElseThrow();
    try (ForkedJvm writer =
        ForkedJvm.start(
            List.of(), KilledUnderLoadIT.class, git.home(), git.root(), session, task, name)) {
      var lines = new ArrayList<String>();
      for (int i = 0; i <= writes; i++) {
        lines.add(writer.line());
      }
      for (int i = 0; i < spin; i++) {
        Thread.onSpinWait();
      }
      writer.process().toHandle().destroyForcibly();
      writer.out().lines().forEach(lines::add);
      assertThat(writer.process().waitFor()).as(lines.toString()).isEqualTo(ForkedJvm.KILLED);
      lines.removeFirst();
      return lines;
    }
  }

  /// The process that is killed: what it prints after "ready" is acknowledged.
  public static void main(String[] words) {
    var git = new GitFixture(Path.of(words[0]), Path.of(words[1]));
    Desk at = Desk.at(git);
    var desk = new Desk(git, at.dispatcher(), Optional.of(new Id(words[2])), Role.ROOT);
    System.out.println("ready");
    for (int i = 0; ; i++) {
      String name = words[4] + "n" + i;
      switch (i % 3) {
        case 0 -> desk.call("step.check", "case_id", words[3], "step", name, "result", "pass");
        case 1 -> desk.call("task.create", "level", "epic", "title", name, "children", below(name));
        default -> desk.call("inbox.send", "receiver_thread_id", "root", "message", name);
      }
      System.out.println(name);
    }
  }

  private static List<Map<String, Object>> below(String name) {
    return List.of(Map.of("title", name + " below"));
  }

  /// The names of all that is there and whole.
  private static List<String> written(Desk desk, String task) {
    var names = new ArrayList<String>();
    for (var step : Desk.rows(desk.call("task.get", "task_id", task), "steps")) {
      assertThat(step.get("done"))
          .as("%s", step)
          .isEqualTo(!Desk.text(step, "title").equals("Begin"));
      names.add(Desk.text(step, "title"));
    }
    var tasks = Desk.rows(desk.call("task.list", "limit", 100_000), "tasks");
    List<String> titles = tasks.stream().map(row -> Desk.text(row, "title")).toList();
    titles.stream().filter(title -> titles.contains(title + " below")).forEach(names::add);
    for (var message : Desk.rows(desk.call("inbox.pending", "thread_id", "root"), "messages")) {
      names.add(Desk.text(message, "message"));
    }
    return names;
  }
}
