package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Change;
import dev.codestrator.io.ChangedOnDisk;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Journal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each fault is made, found, and mended or explained; after that nothing is found.
class DoctorTest {
  private static final String GONE_SESSION = "s-0000000";

  @TempDir Path temp;
  Desk desk;
  String group = "";
  Desk.Made one = new Desk.Made("", Path.of(""));
  Desk.Made two = one;

  @BeforeEach
  void prepare() {
    desk = Desk.in(temp).open();
    group = desk.group();
    one = desk.make("case", "Reject expired cards", group, "Check the date");
    two = desk.make("case", "Accept cards", group, "Call the bank");
  }

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
    assertThat(doctor(false).toString()).contains(session + ":");
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
    assertThat(doctor(true).get("diff").toString()).contains("+id: c-");
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

  @Test
  void aWorktreeThatIsGoneWithNothingOfItsOwnIsNoted() {
    Path folder = spawn();
    desk.git().git("worktree", "remove", "--force", folder.toString());
    mended("worktree_gone", "+status: removed");
  }

  @Test
  void aWorktreeThatIsGoneWithWorkOnItsBranchIsExplained() {
    Path folder = spawn();
    desk.git().at(folder).write("work", "x").commit("Work");
    desk.git().git("worktree", "remove", "--force", folder.toString());
    String hint = explained("worktree_gone", "holds work");
    String command =
        hint.substring(hint.indexOf("git worktree add")).lines().findFirst().orElse("");
    desk.git()
        .git(command.strip().split(" ")[1], "add", command.split(" ")[3], command.split(" ")[4]);
    nothing();
  }

  @Test
  void aWorktreeThatACrashLeftHalfMadeIsNoted() {
    Path folder = spawn();
    Path record = records("worktrees").resolve(spawned() + ".md");
    edit(record, "status: active", "status: creating");
    nothing();
    put(
        record,
        Disk.text(record).replaceFirst("created_at: .*", "created_at: 2020-01-01T00:00:00Z"));
    mended("worktree_half_made", "+status: active");

    edit(record, "status: active", "status: creating");
    desk.git().git("worktree", "remove", "--force", folder.toString());
    mended("worktree_half_made", "+status: removed");
  }

  @Test
  void aWorktreeWithoutRecordIsExplained() {
    Path folder = spawn();
    Disk.delete(records("worktrees").resolve(spawned() + ".md"));
    explained("worktree_unrecorded", "git worktree remove");
    desk.git().git("worktree", "remove", "--force", folder.toString());
    nothing();
  }

  @Test
  void aThreadWhosePaneIsGoneIsNotedAndItsLeasesAreReleased() {
    Path threads = records("threads");
    String root = Disk.text(threads.resolve(Disk.names(threads).getFirst()));
    put(
        threads.resolve("t-0000000.md"),
        root.replaceFirst("id: t-.......", "id: t-0000000")
            .replace("role: root", "role: worker")
            .replace("provider: caller", "provider: command"));
    Path lease = lease();
    edit(lease, "reason:", "thread: t-0000000\nreason:");
    mended("thread_dead", "+status: lost");
    assertThat(Disk.text(lease)).contains("state: released");
  }

  @Test
  void aLeaseThatLapsedIsNoted() {
    Path lease = lease();
    put(
        lease,
        Disk.text(lease).replaceFirst("acquired_at: .*", "acquired_at: 2020-01-01T00:00:00Z"));
    mended("lease_stale", "+state: expired");
  }

  @Test
  void aWriteThatACrashLeftIsCompleted() throws ChangedOnDisk {
    Path other = one.file().resolveSibling("notes.txt");
    var journal =
        new Journal(
            local(),
            name -> {
              if (name.equals("decided")) {
                throw new IllegalStateException("died");
              }
            });
    List<Change> changes =
        List.of(
            Change.write(other, Optional.empty(), new byte[] {'x'}),
            Change.write(other.resolveSibling("n2.txt"), Optional.empty(), new byte[] {'x'}));
    try {
      journal.commit("half", changes);
    } catch (IllegalStateException e) {
      assertThat(Disk.exists(other)).isFalse();
    }
    assertThat(codes(doctor(false))).containsExactly("unfinished_write");
    assertThat(codes(doctor(true))).containsExactly("unfinished_write");
    assertThat(Disk.exists(other)).isTrue();
    nothing();
  }

  @Test
  void aDamagedJournalIsExplained() {
    put(local().resolve("txn/commit"), "rubbish");
    explained("journal_damaged", "no whole transaction");
    Disk.delete(local().resolve("txn/commit"));
    nothing();
  }

  @Test
  void leftTemporaryFilesAreDeleted() {
    Path left = one.file().resolveSibling(".orch-999999999-abc.tmp");
    put(left, "half");
    mended("leftover_file", "-half");
    assertThat(Disk.exists(left)).isFalse();
  }

  @Test
  void aCommonFolderThatCannotBeWrittenIsExplained() {
    Disk.deleteTree(local());
    put(local(), "in the way");
    explained("common_folder_read_only", "writable roots");
    Disk.delete(local());
    nothing();
  }

  @Test
  void mendingIsOneWriteThatCanBeTakenBack() {
    edit(one.file(), "status: todo", "status: in_progress");
    edit(two.file(), "status: todo", "status: in_progress");
    List<String> before = List.of(Disk.text(one.file()), Disk.text(two.file()));
    assertThat(codes(doctor(true))).hasSize(2);
    Object id = Desk.rows(desk.call("system.undo"), "undos").getFirst().get("id");
    desk.call("system.undo", "undo_id", id);
    assertThat(List.of(Disk.text(one.file()), Disk.text(two.file()))).isEqualTo(before);
  }

  @Test
  void whatIsInTheMainWorktreeIsMendedFromThere() {
    Desk main = at(desk.git().root());
    put(
        desk.git().root().resolve(".orchestrator/locks/l-0000000.md"),
        Disk.text(lease())
            .replaceFirst("id: l-.......", "id: l-0000000")
            .replaceFirst("session: s-.......", "session: " + GONE_SESSION));
    Desk root = at(desk.root().root());
    assertThat(root.call("system.doctor", "fix", true).get("text").toString())
        .contains("from the main worktree");
    assertThat(main.call("system.doctor", "fix", true).get("left")).isEqualTo(0);
    assertThat(main.call("system.doctor").get("problems").toString()).isEqualTo("[]");
  }

  @Test
  void theCommandAnswersNoWhenSomethingIsLeft() {
    String session = desk.session().orElseThrow().value();
    var out = new ByteArrayOutputStream();
    edit(one.file(), "status: todo", "status: in_progress");
    assertThat(orch(out, "doctor", "--session", session)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("can be mended in_progress_without");
    assertThat(orch(out, "doctor", "--fix", "--session", session)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("-status: in_progress", "1 mended");
    assertThat(orch(out, "doctor", "--session", session)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("nothing is wrong\n");
  }

  private int orch(ByteArrayOutputStream out, String... words) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Path folder = desk.git().root();
    return Main.run(
        List.of(words), Map.of(), folder, InputStream.nullInputStream(), stream, stream);
  }

  private Map<String, Object> doctor(boolean fix) {
    return at(desk.git().root()).call("system.doctor", "fix", fix);
  }

  /// Somebody without a session at a worktree; all open sessions are looked at all the same.
  private Desk at(Path worktree) {
    return Desk.at(desk.git().at(worktree));
  }

  private void nothing() {
    assertThat(Desk.rows(doctor(false), "problems")).isEmpty();
  }

  /// Found, not mended, with the reason; the message and the hint.
  private String explained(String code, String text) {
    Map<String, Object> found = doctor(false);
    assertThat(codes(found)).containsExactly(code);
    assertThat(found.get("text").toString()).contains(text);
    Map<String, Object> tried = doctor(true);
    assertThat(codes(tried)).containsExactly(code);
    assertThat(tried.get("left")).isEqualTo(1);
    assertThat(tried.get("diff")).isEqualTo("");
    return found.get("text").toString();
  }

  private void mended(String code, String diff) {
    assertThat(codes(doctor(false))).containsExactly(code);
    Map<String, Object> mended = doctor(true);
    assertThat(codes(mended)).containsExactly(code);
    assertThat(mended.get("left")).isEqualTo(0);
    assertThat(mended.get("diff").toString()).contains(diff);
    nothing();
  }

  private static List<Object> codes(Map<String, Object> report) {
    return Desk.rows(report, "problems").stream().map(row -> row.get("code")).toList();
  }

  private Path lease() {
    Object id = desk.call("lock.acquire", "scope_path", "src/a").get("lock_id");
    return records("locks").resolve(id + ".md");
  }

  private Path spawn() {
    return Path.of(String.valueOf(desk.call("worktree.spawn", "task_id", one.id()).get("path")));
  }

  private Object spawned() {
    return Desk.rows(desk.call("worktree.list"), "worktrees").stream()
        .filter(row -> row.containsKey("parent"))
        .findFirst()
        .orElseThrow()
        .get("id");
  }

  private Path records(String folder) {
    return desk.root().root().resolve(".orchestrator").resolve(folder);
  }

  private Path local() {
    return desk.git().root().resolve(".git/orchestrator");
  }

  private static void edit(Path file, String... pairs) {
    String text = Disk.text(file);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    put(file, text);
  }

  private static void put(Path file, String text) {
    Disk.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
