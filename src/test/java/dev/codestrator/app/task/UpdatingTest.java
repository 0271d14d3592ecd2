package dev.codestrator.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdatingTest {
  @TempDir Path temp;
  private Scene scene;
  private String one = "";

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
    one =
        scene.aCase("First card", Map.of("files", List.of("src/pay/**"), "steps", List.of("Try")));
  }

  private Answer update(String task, Object... pairs) {
    Object[] all = new Object[pairs.length + 2];
    System.arraycopy(new Object[] {"task_id", task}, 0, all, 0, 2);
    System.arraycopy(pairs, 0, all, 2, pairs.length);
    return scene.root().call("task.update", all);
  }

  private Rejection refused(String task, Object... pairs) {
    Object[] all = new Object[pairs.length + 2];
    System.arraycopy(new Object[] {"task_id", task}, 0, all, 0, 2);
    System.arraycopy(pairs, 0, all, 2, pairs.length);
    return scene.root().refused("task.update", all);
  }

  private Answer get(String task) {
    return scene.root().call("task.get", "task_id", task);
  }

  private String parent(String task) {
    return get(task).text("parent_id");
  }

  private String text(String task) throws IOException {
    return Files.readString(scene.file(task));
  }

  @Test
  void whatIsGivenChangesAndNothingElse() throws IOException {
    String before = text(one);
    Path file = scene.file(one);
    Answer updated = update(one, "title", "Refuse a card", "priority", 4);
    assertThat(updated.texts("changed")).containsExactly("title", "priority");
    assertThat(Files.readString(file))
        .isEqualTo(
            before
                .replace("title: First card", "title: Refuse a card")
                .replace("# First card", "# Refuse a card")
                .replace("priority: 0", "priority: 4"));
    assertThat(get(one).text("title")).isEqualTo("Refuse a card");
    assertThat(get(one).get("priority")).isEqualTo(4);
    assertThat(update(one).texts("changed")).isEmpty();
    assertThat(update(one).text("path")).isEqualTo(file.toString());
  }

  @Test
  void aHeadingOfItsOwnIsNotRenamed() throws IOException {
    Path file = scene.file(one);
    Files.writeString(file, text(one).replace("# First card", "# First card, told at length"));
    update(one, "title", "Refuse a card");
    assertThat(Files.readString(file)).contains("# First card, told at length\n");
  }

  @Test
  void listsAreReplacedOrGetAndLoseItems() throws IOException {
    update(one, "add_files", List.of("./docs/", "a.txt"), "remove_files", List.of("src/pay/**"));
    assertThat(text(one)).contains("files:\n  - a.txt\n  - docs\n---");
    update(one, "files", List.of("b/**"));
    assertThat(get(one).texts("files")).containsExactly("b/**");
    update(one, "files", List.of());
    assertThat(get(one).texts("files")).isEmpty();

    String two = scene.aCase("Second");
    String three = scene.aCase("Third");
    update(three, "depends_on", List.of(two), "priority", 1);
    update(three, "add_depends_on", List.of(one.substring(0, 8)));
    assertThat(get(three).texts("depends_on")).containsExactlyInAnyOrder(one, two);
    update(three, "remove_depends_on", List.of(two));
    assertThat(text(three)).contains("depends_on:\n  - " + one + "\n---");
  }

  @Test
  void aListIsEitherReplacedOrChanged() {
    assertThat(refused(one, "files", List.of("a"), "add_files", List.of("b")).code())
        .isEqualTo("ambiguous_field");
    Rejection missing = refused(one, "remove_files", List.of("b"));
    assertThat(missing.code()).isEqualTo("not_listed");
    assertThat(missing.hint()).contains("src/pay/**");
    assertThat(refused(one, "add_files", List.of("../b")).code()).isEqualTo("path_outside");
    assertThat(refused(one, "add_depends_on", List.of(parent(one))).code())
        .isEqualTo("wrong_level");
    assertThat(refused(one, "titel", "x").hint()).contains("title");
    assertThat(refused(one, "title", " ").code()).isEqualTo("empty_text");
    assertThat(refused("c-0000000", "title", "x").code()).isEqualTo("unknown_id");
  }

  @Test
  void aCycleIsRefusedAndShown() throws IOException {
    String two = scene.aCase("Second", Map.of("depends_on", List.of(one)));
    String three = scene.aCase("Third", Map.of("depends_on", List.of(two)));
    String before = text(one);
    Rejection refusal = refused(one, "depends_on", List.of(three));
    assertThat(refusal.code()).isEqualTo("dependency_cycle");
    assertThat(refusal.message()).contains(one + " -> " + three + " -> " + two + " -> " + one);
    assertThat(refused(one, "add_depends_on", List.of(one)).message()).contains(one + " -> " + one);
    assertThat(text(one)).isEqualTo(before);
    Files.writeString(scene.file(three), "---\nstatus: [\n---\n");
    update(one, "add_depends_on", List.of(scene.aCase("Fourth")));
  }

  @Test
  void aCaseMovesBelowAnotherGroupAndItsCheckpointsStay() throws IOException {
    scene.root().call("case.begin", "case_id", one);
    scene.git().commit("Begun");
    Path from = scene.file(one);
    String text = Files.readString(from);
    String checkpoint = get(one).text("latest_checkpoint");
    String group = parent(scene.aCase("Second"));

    Answer moved = update(one, "parent_id", group);

    assertThat(moved.texts("changed")).containsExactly("parent_id");
    assertThat(from).doesNotExist();
    Path to = Path.of(moved.text("path"));
    assertThat(to).isEqualTo(scene.file(group).resolveSibling(from.getFileName()));
    assertThat(Files.readString(to)).isEqualTo(text);
    assertThat(parent(one)).isEqualTo(group);
    assertThat(get(one).text("latest_checkpoint")).isEqualTo(checkpoint);
    assertThat(update(one, "parent_id", group).texts("changed")).isEmpty();
  }

  @Test
  void aFolderMovesWithAllThatIsInIt() throws IOException {
    String group = parent(one);
    String feature = parent(group);
    String other = parent(parent(parent(scene.aCase("Second"))));
    Path old = scene.file(feature).getParent();
    Files.writeString(scene.file(group).resolveSibling("notes.txt"), "mine");
    scene.git().commit("Plan");

    update(feature, "parent_id", other, "title", "Cards");

    assertThat(old).doesNotExist();
    assertThat(parent(feature)).isEqualTo(other);
    assertThat(get(feature).text("title")).isEqualTo("Cards");
    assertThat(parent(group)).isEqualTo(feature);
    assertThat(scene.file(one)).exists().startsWith(scene.file(other).getParent());
    assertThat(scene.file(group).resolveSibling("notes.txt")).hasContent("mine");
    scene.git().git("add", "-A");
    assertThat(scene.git().git("status", "--porcelain").lines())
        .allMatch(line -> line.startsWith("R"));
  }

  @Test
  void foldersWithNothingInThemAreNoTasks() throws IOException {
    Files.createDirectories(
        scene.file(parent(one)).resolveSibling("../g-0000001-left/x").normalize());
    assertThat(scene.root().call("task.list").each("tasks", "id")).doesNotContain("g-0000001");
  }

  @Test
  void aParentIsOfTheLevelAboveAndNeverBelowItsChild() {
    String group = parent(one);
    String feature = parent(group);
    String epic = parent(feature);
    assertThat(refused(one, "parent_id", feature).code()).isEqualTo("wrong_parent_level");
    assertThat(refused(epic, "parent_id", feature).code()).isEqualTo("own_descendant");
    assertThat(refused(group, "parent_id", group).code()).isEqualTo("own_descendant");
    assertThat(refused(one, "parent_id", "g-0000000").code()).isEqualTo("unknown_id");
    assertThat(parent(group)).isEqualTo(feature);
  }

  @Test
  void whatAWorktreeWorksOnStaysWhereItIs() {
    String group = parent(scene.aCase("Second"));
    scene.root().call("worktree.spawn", "task_id", one);
    assertThat(refused(one, "parent_id", group).code()).isEqualTo("case_claimed");
    assertThat(refused(parent(one), "parent_id", parent(group)).code()).isEqualTo("case_claimed");
    assertThat(update(one, "priority", 7).text("path")).startsWith(scene.file(one).toString());
    assertThat(get(one).get("priority")).isEqualTo(7);
  }

  @Test
  void aStatusThatNeedsEvidenceIsSetByItsMethod() throws IOException {
    assertThat(refused(one, "status", "in_progress").hint()).contains("orch case begin " + one);
    assertThat(refused(one, "status", "blocked").hint()).contains("orch case block " + one);
    assertThat(refused(one, "status", "done").hint()).contains("orch case complete " + one);
    assertThat(refused(one, "status", "in_review").code()).isEqualTo("use_method");
    assertThat(refused(parent(one), "status", "done").code()).isEqualTo("wrong_level");
    update(one, "status", "cancelled");
    assertThat(text(one)).contains("status: cancelled");
    assertThat(update(one, "status", "todo").text("status")).isEqualTo("todo");
    scene.root().call("case.begin", "case_id", one);
    update(one, "status", "todo");
    assertThat(text(one)).contains("status: todo").doesNotContain("thread:", "next_action:");
  }

  @Test
  void aReviewedCaseIsDone() {
    scene.git().write(".orchestrator/config.yaml", "merge:\n  review_cases: true\n");
    scene.root().call("case.begin", "case_id", one);
    scene.root().call("step.check", "case_id", one, "step", "Try", "result", "pass");
    assertThat(scene.root().call("case.complete", "case_id", one, "summary", "x").text("status"))
        .isEqualTo("in_review");
    scene.root().call("step.add", "case_id", one, "title", "Mend it");
    assertThat(refused(one, "status", "done").code()).isEqualTo("steps_open");
    scene.root().call("step.check", "case_id", one, "step", "Mend it", "result", "pass");
    assertThat(update(one, "status", "done").text("status")).isEqualTo("done");
    assertThat(get(one).text("status")).isEqualTo("done");
  }

  @Test
  void aChildInATreeHasNoParentOfItsOwnAndIsForTheSameSession() {
    var child = Map.of("type", "feature", "title", "F", "parent_id", "e-0000000");
    Rejection refusal =
        scene
            .root()
            .refused("task.create", "level", "epic", "title", "E", "children", List.of(child));
    assertThat(refusal.code()).isEqualTo("wrong_field");
    Answer made =
        scene
            .root()
            .call(
                "task.create",
                "level",
                "epic",
                "title",
                "E",
                "assignee_session",
                scene.session(),
                "children",
                List.of(Map.of("type", "feature", "title", "F")));
    String feature = made.list("children").getFirst().text("id");
    assertThat(get(feature).text("session")).isEqualTo(scene.session());
  }
}
