package dev.codestrator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.markdown.Document;
import dev.codestrator.model.Task;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
          Map.entry("adds a session to one", t -> t.add("session", "s-0000001")),
          Map.entry("adds a next action to one", t -> t.add("next_action", "Check the date")),
          Map.entry("adds a thread to one", t -> t.add("thread", "t-0000001")),
          Map.entry("adds files to one", t -> t.add("files", "src/pay/**")),
          Map.entry("adds a dependency to one", t -> t.add("depends_on", t.two.id())),
          Map.entry("adds a key of its own to one", t -> t.add("mine", "x")),
          Map.entry("ticks the first step of one", t -> t.tick(t.one, "Check the date")),
          Map.entry("ticks the second step of one", t -> t.tick(t.one, "Map it")),
          Map.entry("ticks the third step of one", t -> t.tick(t.one, "Log it")),
          Map.entry("writes into two", t -> t.tick(t.two, "Call the bank")),
          Map.entry("makes a case", t -> t.desk.make("case", "Another", t.group, "Do it")),
          Map.entry("makes a test group", t -> t.desk.group()),
          Map.entry("deletes two", t -> t.desk.git().delete(t.path(t.two))));

  /// Things of which two touch the same lines or neighbours: those may conflict.
  private static final List<Set<String>> SAME =
      List.of(
          Set.of("writes into two", "deletes two"),
          Set.of("gives one another title", "adds a session to one"),
          Set.of("gives one another title", "adds a next action to one"),
          Set.of(
              "adds a thread to one",
              "adds files to one",
              "adds a dependency to one",
              "adds a key of its own to one"));

  @TestFactory
  Stream<DynamicTest> differentThingsMerge() {
    return WORKS.keySet().stream()
        .sorted()
        .flatMap(a -> WORKS.keySet().stream().filter(b -> a.compareTo(b) < 0).map(b -> pair(a, b)))
        .filter(pair -> SAME.stream().noneMatch(same -> same.containsAll(List.of(pair))))
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
  void twoBranchesThatBeginTheSameCaseAlikeMerge() {
    branch("a", "sets the status of one", "adds a session to one", "adds a thread to one");
    branch("b", "adds a session to one", "adds a next action to one", "adds a thread to one");
    desk.git().git("switch", "-q", "--detach", "a");
    Outcome merge = desk.git().tryGit("merge", "-q", "--no-edit", "b");
    assertThat(merge.exit()).as(merge.out() + merge.err()).isZero();
    var merged = desk.call("task.get", "task_id", one.id());
    assertThat(merged)
        .containsEntry("status", "done")
        .containsEntry("session", "s-0000001")
        .containsEntry("thread", "t-0000001")
        .containsEntry("next_action", "Check the date");
  }

  @Test
  void theSameStatusSetDifferentlyConflicts() {
    branch("a", "sets the status of one");
    desk.git().git("switch", "-q", "-C", "b", "main");
    edit(one, "status: todo", "status: blocked");
    desk.git().commit("b");
    assertThat(desk.git().tryGit("merge", "-q", "--no-edit", "a").exit()).isEqualTo(1);
  }

  private void branch(String name, String... works) {
    desk.git().git("switch", "-q", "-C", name, "main");
    for (String work : works) {
      Objects.requireNonNull(WORKS.get(work)).run(this);
    }
    desk.git().commit(name);
  }

  /// As a method adds a key that the Case has not.
  private void add(String key, String value) {
    List<String> order = Shape.of(Task.class).fields().stream().map(Field::name).toList();
    Document document = Document.parse(Disk.text(one.file()).getBytes(UTF_8));
    boolean list = key.equals("files") || key.equals("depends_on");
    Document added =
        list
            ? document.withList(key, List.of(value), order)
            : document.withScalar(key, value, order);
    desk.git().write(path(one), added.toString());
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
