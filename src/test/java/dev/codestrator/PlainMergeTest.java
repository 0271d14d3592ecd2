package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Git alone, without our driver, merges what two branches did to different things.
class PlainMergeTest {
  @TempDir Path temp;
  Desk desk;
  String group = "";
  Desk.Made one = new Desk.Made("", Path.of(""));
  Desk.Made two = one;

  @BeforeEach
  void prepare() {
    desk = Desk.in(temp);
    group = desk.group();
    one = desk.make("case", "Reject expired cards", group, "Check the date", "Map it", "Log it");
    two = desk.make("case", "Accept cards", group, "Call the bank", "Keep the answer");
    desk.git().commit("Plan");
    desk.git().git("config", "--remove-section", "merge.orchestrator");
  }

  /// What a branch does.
  private interface Work {
    void run(PlainMergeTest test);
  }

  private static final Map<String, Work> WORKS =
      Map.ofEntries(
          Map.entry("sets the status of one", t -> t.edit(t.one, "status: todo", "status: done")),
          Map.entry("sets the priority of one", t -> t.edit(t.one, "priority: 0", "priority: 3")),
          Map.entry(
              "gives one another title",
              t -> t.edit(t.one, "title: Reject expired cards", "title: Refuse expired cards")),
          Map.entry("ticks the first step of one", t -> t.tick(t.one, "Check the date")),
          Map.entry("ticks the second step of one", t -> t.tick(t.one, "Map it")),
          Map.entry("ticks the third step of one", t -> t.tick(t.one, "Log it")),
          Map.entry("writes into two", t -> t.tick(t.two, "Call the bank")),
          Map.entry("makes a case", t -> t.desk.make("case", "Another", t.group, "Do it")),
          Map.entry("makes a test group", t -> t.desk.group()),
          Map.entry("deletes two", t -> t.desk.git().delete(t.path(t.two))));

  /// Pairs that touch the same thing: those may conflict.
  private static final String[][] SAME = {{"writes into two", "deletes two"}};

  @TestFactory
  Stream<DynamicTest> differentThingsMerge() {
    return WORKS.keySet().stream()
        .sorted()
        .flatMap(a -> WORKS.keySet().stream().filter(b -> a.compareTo(b) < 0).map(b -> pair(a, b)))
        .filter(pair ->
            Arrays.stream(SAME)
                .noneMatch(same -> same[0].equals(pair[1]) && same[1].equals(pair[0])))
        .map(pair -> DynamicTest.dynamicTest(pair[0] + " / " + pair[1], () -> merges(pair)));
  }

  private static String[] pair(String a, String b) {
    return new String[] {a, b};
  }

  private void merges(String[] pair) {
    branch("a", pair[0]);
    branch("b", pair[1]);
    desk.git().git("switch", "-q", "--detach", "a");
    Outcome merge = desk.git().tryGit("merge", "-q", "--no-edit", "b");
    assertThat(merge.exit()).as(merge.out() + merge.err()).isZero();
    assertThat(desk.call("task.list").get("total")).isNotEqualTo(0);
  }

  @Test
  void theSameStatusSetDifferentlyConflicts() {
    branch("a", "sets the status of one");
    desk.git().git("switch", "-q", "-C", "b", "main");
    edit(one, "status: todo", "status: blocked");
    desk.git().commit("b");
    assertThat(desk.git().tryGit("merge", "-q", "--no-edit", "a").exit()).isEqualTo(1);
  }

  private void branch(String name, String work) {
    desk.git().git("switch", "-q", "-C", name, "main");
    Objects.requireNonNull(WORKS.get(work)).run(this);
    desk.git().commit(work);
  }

  private void edit(Desk.Made made, String before, String after) {
    String text = desk.git().read(path(made)).orElseThrow();
    assertThat(text).contains(before);
    desk.git().write(path(made), text.replace(before, after));
  }

  private void tick(Desk.Made made, String step) {
    edit(made, "- [ ] " + step, "- [x] " + step);
  }

  private String path(Desk.Made made) {
    return desk.git().root().relativize(made.file()).toString();
  }
}
