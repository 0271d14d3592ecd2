package dev.codestrator.app.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewingTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene one;
  private String lock = "";

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    one = orchestra.open("First work");
    lock = one.root().call("lock.acquire", "scope_path", "a.txt").text("lock_id");
  }

  private void pass(int seconds) {
    orchestra.clock().pass(Duration.ofSeconds(seconds));
  }

  private String record() {
    return one.git().read(".orchestrator/locks/" + lock + ".md").orElseThrow();
  }

  @Test
  void aHeldLeaseLastsItsWholeTimeAgainAndItsRecordStays() {
    String before = record();
    pass(500);
    Answer renewed = one.root().call("lock.heartbeat", "lock_id", lock.substring(0, 6));
    assertThat(renewed.text("expires_at")).isEqualTo("2026-11-21T02:30:20Z");
    assertThat(renewed.get("fence")).isEqualTo(1L);
    assertThat(record()).isEqualTo(before);
    pass(599);
    assertThat(one.root().call("lock.list").each("locks", "lock_id")).containsExactly(lock);
  }

  @Test
  void itsTimeMayBeChanged() {
    one.root().call("lock.heartbeat", "lock_id", lock, "ttl_seconds", 60);
    assertThat(record()).contains("ttl_seconds: 60");
    pass(61);
    assertThat(one.root().call("lock.list").list("locks")).isEmpty();
  }

  @Test
  void renewingNeverRevives() {
    pass(601);
    assertThat(one.root().refused("lock.heartbeat", "lock_id", lock).code()).isEqualTo("not_held");
    lock = one.root().call("lock.acquire", "scope_path", "b.txt").text("lock_id");
    one.root().call("lock.release", "lock_id", lock);
    assertThat(one.root().refused("lock.heartbeat", "lock_id", lock).code()).isEqualTo("not_held");
    assertThat(record()).contains("state: released");
  }

  @Test
  void onlyItsHolderRenewsIt() {
    Scene two = orchestra.open("Second job");
    assertThat(two.root().refused("lock.heartbeat", "lock_id", lock).code())
        .isEqualTo("not_own_lock");
    assertThat(
            one.child(Role.WORKER, "t-0000009").refused("lock.heartbeat", "lock_id", lock).code())
        .isEqualTo("not_own_lock");
    assertThat(one.root().refused("lock.heartbeat", "lock_id", lock, "ttl_seconds", 0).code())
        .isEqualTo("out_of_range");
    assertThat(one.root().refused("lock.heartbeat", "lock_id", "l-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void aListIsCutAndGoesOn() {
    one.root().call("lock.acquire", "scope_path", "b.txt");
    Answer cut = one.root().call("lock.list", "limit", 1);
    assertThat(cut.get("total")).isEqualTo(2);
    Answer rest = one.root().call("lock.list", "limit", 1, "cursor", cut.text("cursor"));
    assertThat(rest.each("locks", "lock_id"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(cut.each("locks", "lock_id"));
    assertThat(rest.has("cursor")).isFalse();
  }
}
