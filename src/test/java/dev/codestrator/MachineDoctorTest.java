package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Change;
import dev.codestrator.io.ChangedOnDisk;
import dev.codestrator.io.Commit;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Journal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the doctor says of worktrees, agents, leases and what crashes leave.
class MachineDoctorTest extends Examined {
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
    List<String> words = List.of(hint.substring(hint.indexOf("git worktree")).split("\\s+", 7));
    desk.git().git("worktree", "add", words.get(3), words.get(4), words.get(5));
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

  /// Both faults of one record are mended at once.
  @Test
  void aWorktreeWhoseThreadWasNeverNotedForgetsIt() {
    spawn();
    Path record = records("worktrees").resolve(spawned() + ".md");
    edit(
        record,
        "status: active",
        "status: creating",
        "\nsession:",
        "\nthread: t-0000000\nsession:");
    nothing();
    put(
        record,
        Disk.text(record).replaceFirst("created_at: .*", "created_at: 2020-01-01T00:00:00Z"));
    assertThat(codes(doctor(true))).containsExactly("dangling_reference", "worktree_half_made");
    assertThat(Disk.text(record)).contains("status: active").doesNotContain("t-0000000");
    nothing();
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
            InstantSource.system(),
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
      journal.commit(List.of(new Commit("half", changes)));
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
    Path log = local().resolve("writes").resolve(Disk.names(local().resolve("writes")).getLast());
    Disk.append(log, "rubbish");
    explained("journal_damaged", "no whole transaction");
    Disk.delete(log);
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
    String id = Desk.text(Desk.rows(desk.call("system.undo"), "undos").getFirst(), "id");
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
    assertThat(Desk.text(root.call("system.doctor", "fix", true), "text"))
        .contains("from the main worktree");
    assertThat(main.call("system.doctor", "fix", true).get("left")).isEqualTo(0);
    assertThat(Desk.text(main.call("system.doctor"), "problems")).isEqualTo("[]");
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
}
