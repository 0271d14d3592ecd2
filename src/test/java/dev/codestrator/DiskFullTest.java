package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.codestrator.io.Command;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk with too few pages of room left, or just enough, or a slow one: a write is whole, or it
/// is refused and nothing is changed; and it works again when there is room.
class DiskFullTest {
  private static final int MOST_PAGES = 14;

  @TempDir Path temp;

  @Test
  void aFullDiskOfTheWorktreeRefusesWritesWholly() throws IOException {
    Planned plan = Planned.in(temp);
    eachIsWholeOrRefused(plan, plan.records());
  }

  @Test
  void aFullDiskOfTheRepositoryRefusesWritesWholly() throws IOException {
    Planned plan = Planned.in(temp);
    eachIsWholeOrRefused(plan, plan.cli().git().root().resolve(".git/orchestrator"));
  }

  @Test
  void withoutInodesOrWhereNothingMayBeWrittenNothingChangesAndReadingWorks() throws IOException {
    mayMount();
    Planned plan = Planned.in(temp);
    plan.cli().done("case", "begin", plan.two());
    Path folder = plan.records();
    String check = "step check " + plan.two() + " ";
    List<String> ran =
        ForkedCli.onSmallDisk(plan, folder)
            .run(
                "crowd " + folder,
                check + "Crowded pass",
                "task list",
                "thin " + folder,
                "task show " + plan.two(),
                "mount " + folder + " ro",
                check + "Sealed pass",
                "task list",
                "doctor",
                "mount " + folder + " rw",
                check + "After pass",
                "task show " + plan.two(),
                "doctor");

    assertThat(ran.get(0)).startsWith("7\nerror: can't write ").contains("No space left on device");
    assertThat(ran.get(1)).startsWith("0\n");
    assertThat(ran.get(2)).doesNotContain("title=Crowded");
    assertThat(ran.get(3)).startsWith("7\nerror: can't ").contains("Read-only file system");
    assertThat(List.of(ran.get(4), ran.get(5), ran.get(6))).allMatch(text -> text.startsWith("0"));
    assertThat(ran.get(7)).contains("title=After").doesNotContain("title=Sealed");
    assertThat(ran.get(8)).startsWith("0\nnothing is wrong");
  }

  /// Who waits for the disk holds the lock: others read, and are told who keeps them from writing.
  @Test
  void aSlowDiskKeepsOthersFromWritingAndNotFromReading() throws Exception {
    may(
        "not run: strace can't delay calls here",
        List.of("strace", "-e", "inject=fsync:delay_enter=1", "true"));
    Planned plan = Planned.in(temp);
    plan.cli().done("case", "begin", plan.two());
    Files.writeString(plan.records().resolve("config.yaml"), "commits:\n  lock_wait_seconds: 1\n");
    ForkedCli slow = ForkedCli.onSlowDisk(plan);
    var written = CompletableFuture.supplyAsync(() -> first(slow, plan));
    var told = new ArrayList<String>();
    while (!written.isDone()) {
      plan.cli().done("task", "list");
      Cli.Ran ran = plan.cli().run("inbox", "send", "root", "Meanwhile");
      told.add(ran.exit() + ran.err());
    }
    assertThat(written.get()).startsWith("0\n");
    assertThat(told).anyMatch(text -> text.contains("which pid ") && text.contains(" holds"));
    assertThat(told).allMatch(text -> text.equals("0") || text.contains("waited 1000 ms for "));
    assertThat(plan.cli().done("task", "show", plan.two()).out()).contains("title=Slow");
    assertThat(plan.cli().done("doctor").exit()).isZero();
  }

  private void eachIsWholeOrRefused(Planned plan, Path folder) throws IOException {
    mayMount();
    plan.cli().done("case", "begin", plan.two());
    List<String> ran = ForkedCli.onSmallDisk(plan, folder).run(commands(plan, folder));

    assertThat(ran).hasSize(4 * MOST_PAGES);
    int refused = 0;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      List<String> round = ran.subList(4 * pages, 4 * pages + 4);
      String step = "title=Step" + pages + " ";
      if (round.get(0).startsWith("0\n")) {
        assertThat(round.get(2)).contains(step);
      } else {
        refused++;
        assertThat(round.get(0))
            .startsWith("7\nerror: can't write ")
            .contains("No space left on device\nhint: free some space on that disk");
        assertThat(round.get(2)).doesNotContain(step);
      }
      assertThat(round.get(1)).as("reading on a full disk").startsWith("0\n");
      assertThat(round.get(3)).startsWith("0\nnothing is wrong");
    }
    assertThat(refused).isBetween(1, MOST_PAGES - 1);
  }

  private static String first(ForkedCli slow, Planned plan) {
    try {
      return slow.run("step check " + plan.two() + " Slow pass").getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] commands(Planned plan, Path folder) {
    var commands = new ArrayList<String>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      commands.add("fill " + folder + " " + pages);
      commands.add("step check " + plan.two() + " Step" + pages + " pass");
      commands.add("task list");
      commands.add("free " + folder);
      commands.add("task show " + plan.two());
      commands.add("doctor");
    }
    return commands.toArray(String[]::new);
  }

  /// Only where the system lets us have a small disk of our own.
  private void mayMount() {
    String place = temp.toString();
    may(
        "not run: unshare -rm mount is not allowed here",
        List.of("unshare", "-rm", "mount", "-t", "tmpfs", "probe", place));
  }

  private void may(String otherwise, List<String> words) {
    boolean may;
    try {
      may = new SystemPrograms().run(Command.of(temp, words)).ok();
    } catch (Rejection.ToolFailed missing) {
      may = false;
    }
    assumeTrue(may, otherwise);
  }
}
