package dev.codestrator.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumingTest {
  private static final Duration SILENCE = Duration.ofSeconds(61);

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Answer candidates(Object... pairs) {
    return orchestra.root().call("resume.candidates.list", pairs);
  }

  private Answer attach() {
    return orchestra.root().call("resume.candidates.attach", "target_session_id", scene.session());
  }

  private Rejection refused(Object... pairs) {
    return orchestra.root().refused("resume.candidates.attach", pairs);
  }

  /// The session's root, a process that lives on as this number.
  private Player lasting(long pid) {
    var session = Optional.of(new Id(scene.session()));
    var caller =
        new Caller(Role.ROOT, session, Optional.empty(), "ada@host", "1 (a test)", false)
            .lastingAs(pid);
    return new Player(orchestra, orchestra.git().root(), caller);
  }

  @Test
  void everyCallOfARootIsASignOfLife() {
    scene.aCase("Card");
    orchestra.clock().pass(SILENCE);
    assertThat(candidates().each("candidates", "session_id")).containsExactly(scene.session());
    scene.root().call("task.list");
    assertThat(candidates().list("candidates")).isEmpty();
    orchestra.clock().pass(SILENCE);
    Answer beat = scene.root().call("session.heartbeat");
    assertThat(beat.text("dead_after")).isGreaterThan(beat.text("seen_at"));
    assertThat(candidates().list("candidates")).isEmpty();
    assertThat(scene.git().git("status", "--porcelain", "--", ".orchestrator/sessions")).isEmpty();
    orchestra.clock().pass(SILENCE);
    Answer dead = candidates().list("candidates").getFirst();
    assertThat(dead.get("silent_seconds")).isEqualTo(61L);
    assertThat(dead.text("path")).isEqualTo(scene.path().toString());
    assertThat(dead.get("root_ended")).isEqualTo(false);
  }

  @Test
  void aChildsCallIsNoSignOfLifeOfItsRoot() {
    String aCase = scene.aCase("Card", "One");
    String thread = scene.spawn(aCase, "exec sleep 60");
    orchestra.clock().pass(SILENCE);
    scene.child(Role.WORKER, thread).call("case.begin", "case_id", aCase);
    assertThat(candidates().each("candidates", "session_id")).containsExactly(scene.session());
  }

  @Test
  void howLongSilenceMeansDeathIsTheCallersChoice() {
    scene.aCase("Card");
    orchestra.clock().pass(Duration.ofSeconds(10));
    assertThat(candidates().list("candidates")).isEmpty();
    assertThat(candidates("heartbeat_timeout_seconds", 5).list("candidates")).hasSize(1);
    assertThat(
            candidates("heartbeat_timeout_seconds", 5, "requester_session_id", scene.session())
                .list("candidates"))
        .isEmpty();
    orchestra.clock().pass(SILENCE);
    assertThat(candidates("heartbeat_timeout_seconds", 600).list("candidates")).isEmpty();
    assertThat(
            orchestra
                .root()
                .refused("resume.candidates.list", "requester_session_id", "s-0000000")
                .code())
        .isEqualTo("unknown_id");
  }

  @Test
  void aSessionThatWasAboutNothingIsNoCandidate() {
    orchestra.clock().pass(SILENCE);
    assertThat(candidates().list("candidates")).isEmpty();
    scene.root().call("work.current_ref", "next_action", "Plan it");
    orchestra.clock().pass(SILENCE);
    assertThat(candidates().list("candidates").getFirst().text("next_action")).isEqualTo("Plan it");
  }

  @Test
  void aRunningProcessKeepsASessionAliveHoweverSilent() throws Exception {
    scene.aCase("Card");
    Process process = new ProcessBuilder("sleep", "60").start();
    lasting(process.pid()).call("task.list");
    orchestra.clock().pass(Duration.ofDays(1));
    assertThat(candidates().list("candidates")).isEmpty();
    Answer listed = orchestra.root().call("session.list").list("sessions").getFirst();
    assertThat(listed.get("alive")).isEqualTo(true);
    Rejection alive = refused("target_session_id", scene.session(), "heartbeat_timeout_seconds", 0);
    assertThat(alive.code()).isEqualTo("session_alive");
    assertThat(alive.message()).contains("its process runs");
    lasting(process.pid()).call("resume.candidates.attach", "target_session_id", scene.session());

    process.destroyForcibly().waitFor();

    assertThat(candidates().list("candidates").getFirst().get("root_ended")).isEqualTo(true);
    assertThat(orchestra.root().call("session.list").list("sessions").getFirst().get("alive"))
        .isEqualTo(false);
    attach();
  }

  @Test
  void attachingKeepsEverythingUnderTheSessionsId() {
    String aCase = scene.aCase("Card", "One");
    String thread = scene.spawn(aCase, "exec sleep 60");
    String lease = scene.root().call("lock.acquire", "scope_path", "a.txt").text("lock_id");
    String ref = scene.root().call("work.current_ref", "next_action", "Wait for it").text("ref_id");
    scene.root().call("work.current_ref.ack", "ref_id", ref);
    orchestra.clock().pass(SILENCE);
    scene
        .child(Role.WORKER, thread)
        .call("inbox.send", "receiver_thread_id", "root", "message", "Where are you?");

    Answer attached = attach();

    assertThat(attached.text("session_id")).isEqualTo(scene.session());
    assertThat(attached.text("worktree_path")).isEqualTo(scene.path().toString());
    assertThat(attached.has("handed_off")).isFalse();
    Answer context = attached.at("context");
    assertThat(context.each("threads", "thread_id")).containsExactly(thread);
    assertThat(context.list("threads").getFirst().text("status")).isEqualTo("processing");
    assertThat(context.each("leases", "lock_id")).containsExactly(lease);
    Answer here = context.at("current_ref");
    assertThat(here.text("next_action")).isEqualTo("Wait for it");
    assertThat(here.get("acknowledged")).isEqualTo(false);
    assertThat(here.text("ref_id")).isNotEqualTo(ref);
    assertThat(scene.root().call("inbox.pending").each("messages", "message"))
        .containsExactly("Where are you?");
    assertThat(scene.git().read(".orchestrator/sessions/" + scene.session() + ".md").orElseThrow())
        .contains("status: open", "attached_at: ");
    assertThat(scene.git().git("log", "-1", "--format=%s")).startsWith("Attach session");
    assertThat(candidates().list("candidates")).isEmpty();
  }

  @Test
  void aLeaseThatLapsedMeanwhileIsNotRevived() {
    scene.aCase("Card");
    scene.root().call("lock.acquire", "scope_path", "a.txt", "ttl_seconds", 30);
    String kept = scene.root().call("lock.acquire", "scope_path", "b.txt").text("lock_id");
    orchestra.clock().pass(Duration.ofSeconds(590));
    attach();
    orchestra.clock().pass(Duration.ofSeconds(590));
    assertThat(orchestra.root().call("lock.list").each("locks", "lock_id")).containsExactly(kept);
  }

  @Test
  void theSessionThatTheCallerHadBeforeIsHandedOff() {
    scene.aCase("Card", "One");
    orchestra.clock().pass(SILENCE);
    Scene before = orchestra.open("Look around");

    Answer attached =
        before
            .root()
            .call(
                "resume.candidates.attach",
                "requester_session_id",
                before.session(),
                "target_session_id",
                scene.session());

    assertThat(attached.text("handed_off")).isEqualTo(before.session());
    assertThat(
            before.git().read(".orchestrator/sessions/" + before.session() + ".md").orElseThrow())
        .contains("status: handoff_attached", "attached_to: " + scene.session());
    Answer context = before.root().call("session.context");
    assertThat(context.at("session").text("id")).isEqualTo(scene.session());
    assertThat(before.root().call("resume.next").text("title")).isEqualTo("Card");
    assertThat(orchestra.root().call("session.list").each("sessions", "id"))
        .containsExactly(scene.session());
    assertThat(refused("target_session_id", before.session()).code()).isEqualTo("session_over");
  }

  @Test
  void aSessionWithWorkOfItsOwnIsNotHandedOff() {
    scene.aCase("Card", "One");
    Scene before = orchestra.open("Look around");
    before.aCase("Other");
    orchestra.clock().pass(SILENCE);
    Object[] both = {
      "requester_session_id", before.session(), "target_session_id", scene.session()
    };
    Rejection busy = refused(both);
    assertThat(busy.code()).isEqualTo("requester_busy");
    assertThat(busy.message()).contains("tasks");
    before.git().write("x.txt", "x\n");
    assertThat(refused(both).message()).contains("x.txt");
    assertThat(orchestra.root().call("session.list").list("sessions")).hasSize(2);
  }

  @Test
  void whatCannotBeAttachedIsRefused() throws Exception {
    scene.aCase("Card");
    assertThat(refused("target_session_id", "s-0000000").code()).isEqualTo("unknown_id");
    assertThat(refused().code()).isEqualTo("missing_field");
    Rejection heard = refused("target_session_id", scene.session());
    assertThat(heard.code()).isEqualTo("session_alive");
    assertThat(heard.hint()).contains("60 s");
    orchestra.clock().pass(SILENCE);
    assertThat(
            refused("target_session_id", scene.session(), "requester_session_id", scene.session())
                .code())
        .isEqualTo("same_session");
    assertThat(orchestra.as(Role.WORKER).refused("resume.candidates.list").code())
        .isEqualTo("not_your_method");
    scene.root().call("session.close");
    assertThat(refused("target_session_id", scene.session()).code()).isEqualTo("session_over");
    assertThat(scene.root().refused("session.heartbeat").code()).isEqualTo("session_over");
    assertThat(orchestra.root().refused("session.heartbeat").code()).isEqualTo("no_session");
    assertThat(Files.exists(scene.path())).isTrue();
  }

  @Test
  void openingToResumeShowsTheCandidates() {
    scene.aCase("Card", "One");
    Answer alive = orchestra.root().call("session.open", "intent", "resume_work");
    assertThat(alive.list("resume_candidates")).isEmpty();
    orchestra.clock().pass(SILENCE);
    Answer dead = orchestra.root().call("session.open", "intent", "resume_work");
    assertThat(dead.text("status")).isEqualTo("awaiting_resume");
    assertThat(dead.text("action_required")).isEqualTo("select_resume_candidate");
    assertThat(dead.list("resume_candidates").getFirst().text("next_action")).isEqualTo("One");
  }
}
