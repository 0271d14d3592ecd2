package dev.codestrator.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {
  @TempDir Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  private Answer create(Object... pairs) {
    return scene.root().call("task.create", pairs);
  }

  private String refusal(Object... pairs) {
    return scene.root().refused("task.create", pairs).code();
  }

  @Test
  void aTreeIsMadeInOneCallAndItsFoldersAreTheHierarchy() throws IOException {
    var aCase =
        Map.of(
            "title", "Reject an expired card",
            "priority", 2,
            "acceptance", List.of("402 with a code"),
            "steps", List.of("Validate", "Map to 402"),
            "files", List.of("src/pay/**", "./src/pay/**"));
    var group = Map.of("title", "Unit", "children", List.of(aCase));
    var feature = Map.of("title", "Card payments", "children", List.of(group));
    Answer epic = create("level", "epic", "title", "Checkout flow", "children", List.of(feature));

    Path tasks = scene.path().resolve(".orchestrator/tasks");
    assertThat(Path.of(epic.text("path")))
        .isEqualTo(tasks.resolve(epic.text("id") + "-checkout-flow/epic.md"));
    Answer made = epic.list("children").getFirst().list("children").getFirst();
    Answer leaf = made.list("children").getFirst();
    Path file = Path.of(leaf.text("path"));
    assertThat(file.getFileName().toString())
        .isEqualTo(leaf.text("id") + "-reject-an-expired-card.md");
    assertThat(Files.readString(file))
        .startsWith("---\nstatus: todo\nid: " + leaf.text("id") + "\npriority: 2\nlevel: case\n")
        .contains("created_at: 2026-11-21T02:12:00Z", "files:\n  - src/pay/**\n---")
        .contains("# Reject an expired card\n\n## Acceptance criteria\n\n- [ ] 402 with a code\n")
        .containsPattern("- \\[ ] Validate \\^[0-9a-z]{4}\n\n- \\[ ] Map to 402 \\^[0-9a-z]{4}");
    assertThat(Files.readString(Path.of(epic.text("path")))).doesNotContain("status:");
    assertThat(scene.orchestra().git().git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whenOnePartOfATreeIsRefusedNothingIsMade() {
    var bad = Map.of("title", "Unit", "children", List.of(Map.of("title", " ")));
    assertThat(
            refusal(
                "level", "feature", "title", "F", "parent_id", epic(), "children", List.of(bad)))
        .isEqualTo("empty_text");
    assertThat(scene.root().call("task.list").each("tasks", "level")).containsExactly("epic");
  }

  private String epic() {
    return create("level", "epic", "title", "Epic").text("id");
  }

  @Test
  void levelsAndParentsMustFit() {
    String epic = epic();
    assertThat(refusal("level", "feature", "title", "F")).isEqualTo("missing_field");
    assertThat(refusal("level", "case", "title", "C", "parent_id", epic))
        .isEqualTo("wrong_parent_level");
    assertThat(refusal("level", "epic", "title", "E", "parent_id", epic))
        .isEqualTo("wrong_parent_level");
    assertThat(refusal("level", "story", "title", "E")).isEqualTo("wrong_type");
    assertThat(refusal("level", "feature", "title", "F", "parent_id", "f-0000000"))
        .isEqualTo("unknown_id");
    assertThat(refusal("level", "feature", "title", "F", "parent_id", "epic"))
        .isEqualTo("malformed_id");
    var wrong = Map.of("title", "C", "level", "case");
    assertThat(refusal("level", "epic", "title", "E", "children", List.of(wrong)))
        .isEqualTo("wrong_parent_level");
    assertThat(refusal("level", "epic", "title", "E", "steps", List.of("one")))
        .isEqualTo("wrong_level");
    String aCase = scene.aCase("Case");
    String group = scene.root().call("task.get", "task_id", aCase).text("parent_id");
    assertThat(
            refusal(
                "level",
                "case",
                "title",
                "C",
                "parent_id",
                group,
                "children",
                List.of(Map.of("title", "D"))))
        .isEqualTo("wrong_level");
    assertThat(
            create("type", "feature", "title", "F", "parent_id", epic.substring(0, 6))
                .text("level"))
        .isEqualTo("feature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n\t"})
  void aTitleSaysSomething(String title) {
    assertThat(refusal("level", "epic", "title", title)).isEqualTo("empty_text");
  }

  @Test
  void aTitleIsOneLineOfAtMost200Characters() {
    assertThat(refusal("level", "epic", "title", "x".repeat(201))).isEqualTo("title_too_long");
    assertThat(create("level", "epic", "title", "😀".repeat(200)).text("title")).hasSize(400);
    assertThat(create("level", "epic", "title", "two\nlines\u0007 ").text("title"))
        .isEqualTo("two lines");
    String odd = "a: #b \"c\" 'd' $(e) `f` - [x] [[g]] | *h* & !i %j @k";
    String id = create("level", "epic", "title", odd).text("id");
    assertThat(scene.root().call("task.get", "task_id", id).text("title")).isEqualTo(odd);
  }

  @Test
  void dependenciesMustBeKnownCases() {
    String first = scene.aCase("First");
    String group = scene.root().call("task.get", "task_id", first).text("parent_id");
    assertThat(
            refusal(
                "level",
                "case",
                "title",
                "C",
                "parent_id",
                group,
                "depends_on",
                List.of("c-0000000")))
        .isEqualTo("unknown_id");
    assertThat(
            refusal(
                "level", "case", "title", "C", "parent_id", group, "depends_on", List.of(group)))
        .isEqualTo("wrong_level");
    Answer second =
        create("level", "case", "title", "C", "parent_id", group, "depends_on", List.of(first));
    assertThat(scene.root().call("task.get", "task_id", second.text("id")).texts("depends_on"))
        .containsExactly(first);
  }

  @Test
  void filesStayInsideTheRepository() {
    String group = scene.root().call("task.get", "task_id", scene.aCase("First")).text("parent_id");
    for (String path : List.of("../x", "/etc/passwd", ".git/config", "a/../../b")) {
      assertThat(refusal("level", "case", "title", "C", "parent_id", group, "files", List.of(path)))
          .as(path)
          .isEqualTo("path_outside");
    }
  }

  @Test
  void anAssigneeMustBeASession() {
    assertThat(refusal("level", "epic", "title", "E", "assignee_session", "s-0000000"))
        .isEqualTo("unknown_id");
  }

  @Test
  void fieldsAreChecked() {
    Rejection unknown = scene.root().refused("task.create", "level", "epic", "titel", "E");
    assertThat(unknown.code()).isEqualTo("unknown_field");
    assertThat(unknown.hint()).contains("title");
    assertThat(refusal("level", "epic")).isEqualTo("missing_field");
    assertThat(refusal("level", "epic", "title", "E", "priority", "high")).isEqualTo("wrong_type");
    assertThat(refusal("level", "epic", "title", List.of("E"))).isEqualTo("wrong_type");
  }

  @Test
  void aListIsFilteredAndCut() {
    String first = scene.aCase("First card", Map.of("priority", 3));
    String second = scene.aCase("Second", Map.of("depends_on", List.of(first)));
    Answer all = scene.root().call("task.list");
    assertThat(all.get("total")).isEqualTo(8);
    assertThat(all.has("cursor")).isFalse();
    assertThat(ids("level", "case")).containsExactlyInAnyOrder(first, second);
    assertThat(ids("ready", true)).containsExactly(first);
    assertThat(ids("text", "CARD")).containsExactly(first);
    String epic = top(second);
    assertThat(ids("parent_id", epic)).hasSize(3).contains(second).doesNotContain(epic, first);
    scene.root().call("case.begin", "case_id", first);
    assertThat(ids("status", "in_progress")).hasSize(4).contains(first, top(first));
    assertThat(ids("session", scene.session())).containsExactly(first);

    Answer page = scene.root().call("task.list", "limit", 5);
    Answer rest = scene.root().call("task.list", "limit", 5, "cursor", page.text("cursor"));
    assertThat(page.list("tasks")).hasSize(5);
    assertThat(rest.list("tasks")).hasSize(3);
    assertThat(rest.has("cursor")).isFalse();
    assertThat(scene.root().refused("task.list", "cursor", "x").code()).isEqualTo("wrong_cursor");
  }

  private List<String> ids(Object... filter) {
    return scene.root().call("task.list", filter).each("tasks", "id");
  }

  private String top(String task) {
    Answer got = scene.root().call("task.get", "task_id", task);
    return got.has("parent_id") ? top(got.text("parent_id")) : task;
  }

  @Test
  void anUnreadableFileStopsNothingElse() throws IOException {
    String aCase = scene.aCase("First");
    Path file = scene.file(aCase);
    Files.writeString(file, "---\nstatus: [\n---\n");
    Answer listed = scene.root().call("task.list", "level", "case").list("tasks").getFirst();
    assertThat(listed.text("unreadable")).contains(file.getFileName() + ":");
    assertThat(listed.text("status")).isEqualTo("blocked");
    assertThat(scene.root().refused("task.get", "task_id", aCase).code())
        .isEqualTo("unreadable_record");
    assertThat(scene.root().refused("case.begin", "case_id", aCase).code())
        .isEqualTo("unreadable_record");
    assertThat(Files.readString(file)).isEqualTo("---\nstatus: [\n---\n");
  }

  @Test
  void aTaskIsShownByTheBeginningOfItsId() {
    String aCase = scene.aCase("First", "One", "Two");
    Answer got = scene.root().call("task.get", "case_id", aCase.substring(0, 8));
    assertThat(got.text("id")).isEqualTo(aCase);
    assertThat(got.each("steps", "title")).containsExactly("One", "Two");
    assertThat(got.get("steps_total")).isEqualTo(2);
    assertThat(got.has("latest_checkpoint")).isFalse();
    assertThat(scene.root().refused("task.get", "task_id", "c-0000000").code())
        .isEqualTo("unknown_id");
    assertThat(scene.root().refused("task.get", "task_id", aCase.substring(1)).code())
        .isEqualTo("malformed_id");
    scene.aCase("Second");
    Rejection two = scene.root().refused("task.get", "task_id", "c-");
    assertThat(two.code()).isEqualTo("ambiguous_id");
    assertThat(two.message()).contains(aCase);
  }

  @Test
  void aTaskOfASessionIsFoundFromOutsideByItsSession() {
    String aCase = scene.aCase("First");
    Rejection refusal = scene.orchestra().root().refused("task.get", "task_id", aCase);
    assertThat(refusal.code()).isEqualTo("unknown_id");
    assertThat(refusal.hint()).contains("--session " + scene.session());
    Answer got =
        scene.orchestra().root().call("task.get", "task_id", aCase, "session_id", scene.session());
    assertThat(got.text("title")).isEqualTo("First");
    assertThat(
            scene
                .orchestra()
                .root()
                .at(scene.path())
                .call("task.get", "task_id", aCase)
                .text("title"))
        .isEqualTo("First");
  }

  @Test
  void aWorkerSeesItsScopeAlone() {
    String mine = scene.aCase("Mine");
    scene.aCase("Other");
    try (Orchestra orchestra = scene.orchestra()) {
      String worker = scene.spawn(mine, "exec sleep 30");
      assertThat(scene.child(Role.WORKER, worker).call("task.list").each("tasks", "id"))
          .containsExactly(mine);
      assertThat(orchestra.worktrees()).hasSize(3);
    }
  }
}
