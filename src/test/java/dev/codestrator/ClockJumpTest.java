package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clock that jumps: a suspended laptop's forward, one that was set wrong and is put right back.
/// What was noted in a time to come binds nobody for ever.
class ClockJumpTest {
  private static final Duration DAYS = Duration.ofDays(3);

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene one;
  private Scene two;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    one = orchestra.open("One thing");
    two = orchestra.open("Another thing");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Answer lease(Scene scene) {
    return scene.root().call("lock.acquire", "scope_path", "src/a", "ttl_seconds", 60);
  }

  private boolean alive(Scene scene) {
    return orchestra.root().call("session.list").list("sessions").stream()
        .filter(each -> each.text("id").equals(scene.session()))
        .allMatch(each -> each.get("alive").equals(true));
  }

  @Test
  void aLeaseOfBeforeTheSuspensionIsFreeAfterIt() {
    lease(one);
    orchestra.clock().pass(DAYS);
    assertThat(orchestra.problems()).containsExactly("lease_stale");
    assertThat(lease(two).text("state")).isEqualTo("held");
    assertThat(one.root().refused("lock.acquire", "scope_path", "src/a").code())
        .isEqualTo("lease_held");
  }

  @Test
  void aLeaseOfATimeToComeIsFreeWhenTheClockIsPutRight() {
    orchestra.clock().pass(DAYS);
    lease(one);
    orchestra.clock().pass(DAYS.negated());
    assertThat(orchestra.problems()).containsExactly("lease_stale");
    assertThat(lease(two).text("state")).isEqualTo("held");
  }

  @Test
  void aSmallCorrectionTakesNoLeaseAway() {
    lease(one);
    orchestra.clock().pass(Duration.ofSeconds(-30));
    assertThat(two.root().refused("lock.acquire", "scope_path", "src/a").code())
        .isEqualTo("lease_held");
    assertThat(orchestra.problems()).isEmpty();
    orchestra.clock().pass(Duration.ofSeconds(95));
    assertThat(orchestra.problems()).containsExactly("lease_stale");
  }

  @Test
  void aRootThatWasSeenInATimeToComeIsNotAliveForThatLong() {
    one.aCase("Card");
    orchestra.clock().pass(DAYS);
    one.root().call("session.heartbeat");
    orchestra.clock().pass(DAYS.negated());
    assertThat(alive(one)).isFalse();
    assertThat(orchestra.root().call("resume.candidates.list").each("candidates", "session_id"))
        .contains(one.session());
    one.root().call("session.heartbeat");
    assertThat(alive(one)).isTrue();
  }

  @Test
  void whatWasDoneBeforeAndAfterAJumpIsAllThere() {
    String aCase = one.aCase("Card", "One", "Two");
    one.root().call("case.begin", "case_id", aCase);
    one.root().call("step.check", "case_id", aCase, "step", "One", "result", "pass");
    one.root().call("inbox.send", "receiver_thread_id", "root", "message", "before");
    orchestra.clock().pass(DAYS.negated());
    one.root().call("step.check", "case_id", aCase, "step", "Two", "result", "pass");
    one.root().call("inbox.send", "receiver_thread_id", "root", "message", "after");
    one.root().call("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(one.root().call("task.get", "task_id", aCase).text("status")).isEqualTo("done");
    assertThat(one.root().call("inbox.pending").each("messages", "message"))
        .containsExactlyInAnyOrder("before", "after");
    assertThat(orchestra.problems()).isEmpty();
  }
}
