package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the doctor says of tasks and other records.
class RecordDoctorTest extends Examined {
  @Test
  void nothingIsWrongWithWhatTheMethodsWrite() {
    desk.call("case.begin", "case_id", one.id());
    nothing();
    desk.call("step.check", "case_id", one.id(), "step", "Check the date", "result", "pass");
    desk.call("case.complete", "case_id", one.id(), "summary", "Done");
    desk.call("lock.acquire", "scope_path", "src/a");
    desk.call("worktree.spawn", "task_id", two.id());
    desk.call("case.begin", "case_id", two.id());
    desk.call("case.complete", "case_id", two.id(), "summary", "x", "force", true, "reason", "y");
    nothing();
  }

  @Test
  void brokenYamlIsExplained() {
    String before = Disk.text(one.file());
    edit(one.file(), "priority: 0", "priority: [0");

    explained("unreadable", ".md:5:6: expected");

    put(one.file(), before);
    nothing();
  }

  @Test
  void aValueThatItsKeyDoesNotTakeIsExplained() {
    edit(one.file(), "status: todo", "status: dunno");
    explained("unreadable", ".md:2:9: field 'status' takes one of todo");
    edit(one.file(), "status: dunno", "status: todo");
    nothing();
  }

  @Test
  void brokenRecordsCheckpointsReferencesAndSettingsAreExplained() {
    desk.call("case.begin", "case_id", one.id());
    Path root = desk.root().root().resolve(".orchestrator");
    String session = "sessions/" + desk.session().orElseThrow() + ".md";
    Path checkpoints = root.resolve("checkpoints/" + one.id());
    Path checkpoint = checkpoints.resolve(Disk.names(checkpoints).getFirst());
    edit(checkpoint, "event:", "- event:");
    explained("unreadable", "checkpoints/");
    edit(checkpoint, "- event:", "event:");
    put(root.resolve("current/t-0000000.md"), "---\nid: k-0000000\n---\n");
    explained("unreadable", "current/t-0000000.md:1:1: field");
    Disk.delete(root.resolve("current/t-0000000.md"));
    edit(root.resolve("config.yaml"), "lock_wait_seconds: 10 ", "lock_wait_seconds: [ ");
    assertThat(at(desk.git().root()).call("system.doctor").toString())
        .contains("config.yaml:8:11: expected");
    edit(root.resolve("config.yaml"), "lock_wait_seconds: [ ", "lock_wait_seconds: 10 ");
    edit(root.resolve(session), "opened_at: 2", "opened_at: x2");
    assertThat(codes(doctor(false))).containsExactly("unreadable");
    assertThat(doctor(true).toString()).contains(session + ":").contains("diff=,");
  }

  @Test
  void anotherIdInTheFileThanInItsNameIsExplained() {
    edit(one.file(), "id: " + one.id(), "id: c-0000000");
    explained("id_mismatch", "c-0000000");
    edit(one.file(), "id: c-0000000", "id: " + one.id());
    nothing();
  }

  @Test
  void aCaseWithoutIdGetsOne() {
    put(one.file().resolveSibling("mine.md"), "---\npriority: 1\n---\n# Mine\n");
    put(one.file().resolveSibling("notes.md"), "# Notes\n");
    assertThat(codes(doctor(false))).containsExactly("no_id");
    assertThat(Desk.text(doctor(true), "diff")).contains("+id: c-");
    nothing();
  }

  @Test
  void aSecondFileWithTheSameTextIsDeleted() {
    Path copy = one.file().resolveSibling(one.id() + "-zz.md");
    put(copy, Disk.text(one.file()));
    mended("duplicate_id", "--- a/.orchestrator");
    assertThat(Disk.exists(copy)).isFalse();
    assertThat(Disk.exists(one.file())).isTrue();
  }

  @Test
  void ofTwoCasesWithOneIdTheLaterGetsAnother() {
    put(
        one.file().resolveSibling(one.id() + "-zz.md"),
        Disk.text(one.file())
            .replace("Reject", "Another reject")
            .replaceFirst("created_at: .*", "created_at: 2020-01-01T00:00:00Z"));
    mended("duplicate_id", "+id: c-");
    assertThat(desk.call("task.list", "level", "case").get("total")).isEqualTo(3);
  }

  @Test
  void aCaseThatIsTwiceWithDifferentTextsIsExplained() {
    Path copy = one.file().resolveSibling(one.id() + "-zz.md");
    put(copy, Disk.text(one.file()).replace("todo", "done"));
    explained("duplicate_id", "only a person");
    Disk.delete(copy);
    nothing();
  }

  @Test
  void anEpicThatIsTwiceIsExplainedThoughItsTextIsTheSame() {
    String epic = desk.make("epic", "Twice", "").id();
    Path file = Path.of(Desk.text(desk.call("task.get", "task_id", epic), "path"));
    Path copy =
        Objects.requireNonNull(file.getParent()).resolveSibling(epic + "-zz").resolve("epic.md");
    put(copy, Disk.text(file));
    explained("duplicate_id", "only a person");
    Disk.deleteTree(Objects.requireNonNull(copy.getParent()));
    nothing();
  }

  @Test
  void aSecondFileOfARecordIsDeletedWhenItIsACopy() {
    Path lease = lease();
    Path copy = lease.resolveSibling(lease.getFileName().toString().replace(".md", "-copy.md"));
    put(copy, Disk.text(lease).replace("work", "play"));
    explained("duplicate_id", "keep one");
    put(copy, Disk.text(lease));
    mended("duplicate_id", "-reason: work");
  }

  @Test
  void aMissingDependencyIsExplained() {
    edit(one.file(), "---\n\n#", "depends_on:\n  - c-0000000\n---\n\n#");
    explained("dangling_reference", "depends on c-0000000");
    edit(one.file(), "depends_on:\n  - c-0000000\n", "");
    nothing();
  }

  @Test
  void aCaseToDoForgetsASessionThatIsGone() {
    edit(one.file(), "---\n\n#", "session: " + GONE_SESSION + "\nthread: t-0000000\n---\n\n#");
    mended("dangling_reference", "-session: " + GONE_SESSION);
  }

  @Test
  void aLeaseOfNobodyIsReleased() {
    Path lease = lease();
    edit(lease, "reason:", "thread: t-0000000\nreason:");
    mended("dangling_reference", "+state: released");
  }

  @Test
  void aRecordThatNamesWhatIsNotThereIsExplained() {
    String id = desk.session().orElseThrow().value();
    Path session = records("sessions").resolve(id + ".md");
    String before = Disk.text(session);
    put(session, before.replaceFirst("thread: t-.......", "thread: t-0000000"));
    explained("dangling_reference", "its thread t-0000000 is not there");
    put(session, before);
    nothing();
  }

  @Test
  void aCycleIsShownAsAPath() {
    edit(one.file(), "---\n\n#", "depends_on:\n  - " + two.id() + "\n---\n\n#");
    nothing();
    edit(two.file(), "---\n\n#", "depends_on:\n  - " + one.id() + "\n---\n\n#");
    String message = explained("dependency_cycle", " -> ");
    assertThat(message)
        .containsAnyOf(
            one.id() + " -> " + two.id() + " -> " + one.id(),
            two.id() + " -> " + one.id() + " -> " + two.id());
    edit(two.file(), "depends_on:\n  - " + one.id() + "\n", "");
    nothing();
  }

  @Test
  void aCaseInProgressWithNobodyIsToDoAgain() {
    edit(one.file(), "status: todo", "status: in_progress", "- [ ]", "- [x]");
    mended("in_progress_without_thread", "+status: todo");
    assertThat(Disk.text(one.file())).contains("- [x] Check");
  }

  @Test
  void aCaseThatIsDoneWithOpenStepsIsExplained() {
    edit(one.file(), "status: todo", "status: done");
    explained("done_with_open_steps", "Check the date");
    edit(one.file(), "- [ ]", "- [x]");
    nothing();
  }
}
