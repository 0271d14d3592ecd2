package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody with an editor and git, and no command of ours.
class DirectEditsTest {
  private static final String BY_HAND =
      "---\n# mine\npriority: 7\nx_owner: \"Eve\"\n---\n# Refund a card\r\n\r\n- [ ] Call\r\n- [x] Log";

  @TempDir Path temp;
  Desk desk;
  String group = "";
  Desk.Made one = new Desk.Made("", Path.of(""));

  @BeforeEach
  void prepare() {
    desk = Desk.in(temp);
    group = desk.group();
    one = desk.make("case", "Reject expired cards", group, "Check the date");
  }

  @Test
  void aCaseMadeByHandIsAdoptedByTheNextWrite() {
    Path file = write("Refund a card!.md", BY_HAND);
    assertThat(tasks()).doesNotContainKey("Refund a card");

    desk.make("case", "Another", group);

    assertThat(Disk.exists(file)).isFalse();
    Map<String, Object> row = task("Refund a card");
    String id = String.valueOf(row.get("id"));
    assertThat(row).containsEntry("priority", 7).containsEntry("status", "todo");
    Path adopted = one.file().resolveSibling(id + "-refund-a-card.md");
    assertThat(Disk.text(adopted))
        .isEqualTo(BY_HAND.replace("\"Eve\"\n", "\"Eve\"\nid: " + id + "\n"));
  }

  @Test
  void anAdoptedCaseKeepsItsIdThroughFurtherWrites() {
    write("by-hand.md", BY_HAND);
    desk.make("case", "Another", group);
    Object id = task("Refund a card").get("id");

    desk.make("case", "Yet another", group);

    assertThat(task("Refund a card").get("id")).isEqualTo(id);
    assertThat(tasks()).hasSize(7);
  }

  @Test
  void anIdThatItBringsIsKeptUnlessItIsTaken() {
    write("free.md", BY_HAND.replace("# mine", "id: c-7777777"));
    Path taken = write("taken.md", BY_HAND.replace("# mine", "id: " + one.id()));

    desk.make("case", "Another", group);

    assertThat(desk.call("task.get", "task_id", "c-7777777").get("title"))
        .isEqualTo("Refund a card");
    assertThat(Disk.exists(taken)).isTrue();
  }

  @Test
  void whatIsNoRecordIsLeftAlone() {
    List<Path> files =
        List.of(
            write("README.md", "# Notes\n"),
            write("half.md", "---\npriority: 1\n"),
            write(".hidden.md", BY_HAND),
            write("notes.txt", BY_HAND));

    desk.make("case", "Another", group);

    assertThat(files).allMatch(Disk::exists);
    assertThat(tasks()).hasSize(5);
  }

  @Test
  void aFolderThatGitMovedHasAnotherParent() {
    String epic = desk.make("epic", "Accounts", "").id();
    desk.git().commit("Plan");
    Path feature = folder(folder(one.file()));
    Path target =
        Path.of(String.valueOf(desk.call("task.get", "task_id", epic).get("path")))
            .resolveSibling(feature.getFileName());
    desk.git().git("mv", feature.toString(), target.toString());

    String moved = String.valueOf(Id.leading(target.getFileName().toString()).orElseThrow());
    assertThat(desk.call("task.get", "task_id", moved).get("parent_id")).isEqualTo(epic);
    assertThat(desk.call("task.get", "task_id", one.id()).get("parent_id")).isEqualTo(group);
    assertThat(Desk.rows(desk.call("task.list", "parent_id", epic), "tasks").toString())
        .contains(one.id());
  }

  @Test
  void aBrokenFileIsListedWithItsPlaceAndStopsNothing() {
    Desk.Made two = desk.make("case", "Accept cards", group, "Call the bank");
    edit("priority: 0", "priority: high");
    assertThat(tasks().toString()).contains(".md:4:11: field 'priority' takes a whole number");
    edit("priority: high", "priority: 0");
    String broken = Disk.text(one.file()).replace("priority: 0", "priority: [0");
    put(one.file(), broken);

    String rows = tasks().toString();
    assertThat(rows).contains(".orchestrator/tasks/").contains(".md:").contains("Accept cards");
    assertThatThrownBy(() -> desk.call("task.get", "task_id", one.id()))
        .isInstanceOf(Rejection.Invalid.class)
        .hasMessageMatching("(?s).*\\.md:[0-9]+:[0-9]+: .*");
    Desk opened = desk.open();
    opened.call("case.begin", "case_id", two.id());
    assertThat(Disk.text(one.file())).isEqualTo(broken);
  }

  @Test
  void aDeletedFileIsGoneFromTheListAndFromNothingElse() {
    Desk.Made two = desk.make("case", "Accept cards", group);
    Disk.delete(one.file());

    assertThat(tasks()).containsKey("Accept cards").doesNotContainKey("Reject expired cards");
    assertThatThrownBy(() -> desk.call("task.get", "task_id", one.id()))
        .isInstanceOf(Rejection.NotFound.class);
    assertThat(desk.call("task.get", "task_id", two.id()).get("id")).isEqualTo(two.id());
  }

  @Test
  void twoFilesWithOneIdAreOneCaseAndStopNothing() {
    String text = Disk.text(one.file());
    Path copy = write(one.id() + "-zz-copy.md", text.replace("Reject", "Copied: reject"));
    desk.make("case", "Accept cards", group);

    assertThat(tasks()).containsKey("Accept cards").hasSize(5);
    assertThat(desk.call("task.get", "task_id", one.id()).get("path"))
        .isEqualTo(one.file().toString());
    assertThat(Disk.exists(copy)).isTrue();
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private Map<String, Object> task(String title) {
    return Objects.requireNonNull(tasks().get(title));
  }

  private void edit(String before, String after) {
    put(one.file(), Disk.text(one.file()).replace(before, after));
  }

  private Path write(String name, String text) {
    return put(one.file().resolveSibling(name), text);
  }

  private static Path put(Path file, String text) {
    Disk.replace(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /// The tasks by title; one that can't be read by its ID.
  private Map<String, Map<String, Object>> tasks() {
    var rows = new LinkedHashMap<String, Map<String, Object>>();
    Desk.rows(desk.call("task.list"), "tasks")
        .forEach(row -> rows.put(String.valueOf(row.getOrDefault("title", row.get("id"))), row));
    return rows;
  }
}
