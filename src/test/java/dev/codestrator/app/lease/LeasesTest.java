package dev.codestrator.app.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene one;
  private Scene two;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    one = orchestra.open("First work");
    two = orchestra.open("Second job");
  }

  private static Answer take(Player player, String type, String path, Object... more) {
    Object[] all = new Object[more.length + 4];
    System.arraycopy(new Object[] {"scope_type", type, "scope_path", path}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return player.call("lock.acquire", all);
  }

  private static Rejection refused(Player player, String type, String path) {
    return player.refused("lock.acquire", "scope_type", type, "scope_path", path);
  }

  @Test
  void aLeaseIsARecordOfItsSessionWithARisingFence() {
    Answer lease = take(one.root(), "prefix", "./src/auth/", "reason", "Rework");
    assertThat(one.git().read(".orchestrator/locks/" + lease.text("lock_id") + ".md").orElseThrow())
        .contains("state: held", "scope_type: prefix", "- src/auth\n", "reason: Rework");
    assertThat(lease.get("fence")).isEqualTo(1L);
    assertThat(take(two.root(), "file", "src/authz").get("fence")).isEqualTo(2L);
    assertThat(lease.text("expires_at")).isEqualTo("2026-11-21T02:22:00Z");
    assertThat(two.root().call("lock.list").each("locks", "session"))
        .containsExactlyInAnyOrder(one.session(), two.session());
  }

  @Test
  void overlappingPathsAreRefusedAcrossSessionsNamingTheHolder() {
    take(one.root(), "prefix", "src/auth", "reason", "Rework");
    Rejection refusal = refused(two.root(), "file", "src/auth/Login.java");
    assertThat(refusal).isInstanceOf(Rejection.Conflict.class);
    assertThat(refusal.code()).isEqualTo("lease_held");
    assertThat(refusal.message()).contains(one.session(), "2026-11-21T02:22:00Z", "Rework");
    assertThat(refused(two.root(), "glob", "**/*.java").code()).isEqualTo("lease_held");
    assertThat(refused(two.root(), "prefix", "src").code()).isEqualTo("lease_held");
    take(two.root(), "prefix", "src/authz");
  }

  @Test
  void severalPathsAreTakenAllOrNone() {
    take(one.root(), "file", "b.txt");
    assertThat(two.root().refused("lock.acquire", "scope_paths", List.of("a.txt", "b.txt")).code())
        .isEqualTo("lease_held");
    take(one.root(), "file", "a.txt");
    assertThat(one.root().call("lock.list").list("locks")).hasSize(2);
  }

  @Test
  void sharedLeasesExcludeWritersOnly() {
    take(one.root(), "file", "a.txt", "mode", "shared");
    take(two.root(), "file", "a.txt", "mode", "shared");
    Scene three = orchestra.open("Third thing");
    assertThat(refused(three.root(), "file", "a.txt").code()).isEqualTo("lease_held");
  }

  @Test
  void theSameOwnerAndScopeRenews() {
    Answer first = take(one.root(), "file", "a.txt");
    orchestra.clock().pass(Duration.ofSeconds(500));
    Answer again = take(one.root(), "file", "a.txt");
    assertThat(again.text("lock_id")).isEqualTo(first.text("lock_id"));
    assertThat(again.text("expires_at")).isEqualTo("2026-11-21T02:30:20Z");
    assertThat(one.root().call("lock.list").list("locks")).hasSize(1);
    orchestra.clock().pass(Duration.ofSeconds(500));
    assertThat(refused(two.root(), "file", "a.txt").code()).isEqualTo("lease_held");
  }

  @Test
  void aLapsedLeaseOfADeadHolderFreesItselfAndIsNotRevived() {
    Answer first = take(one.root(), "file", "a.txt", "ttl_seconds", 60);
    orchestra.clock().pass(Duration.ofSeconds(61));
    assertThat(one.root().call("lock.list").list("locks")).isEmpty();
    Answer all = one.root().call("lock.list", "all", true);
    assertThat(all.each("locks", "state")).containsExactly("expired");
    Answer next = take(one.root(), "file", "a.txt");
    assertThat(next.text("lock_id")).isNotEqualTo(first.text("lock_id"));
    assertThat(next.get("fence")).isEqualTo(2L);
  }

  @Test
  void aLapsedLeaseHoldsWhileItsHoldersProcessLives() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sleep", "60").start();
    try {
      Path folder = localThreads().resolve(one.thread());
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("started"), process.pid() + "\n");
      take(one.root(), "file", "a.txt", "ttl_seconds", 60, "owner_thread", one.thread());
      orchestra.clock().pass(Duration.ofSeconds(61));
      assertThat(refused(two.root(), "file", "a.txt").code()).isEqualTo("lease_held");
    } finally {
      process.destroyForcibly().waitFor();
    }
    take(two.root(), "file", "a.txt");
  }

  @Test
  void aPidThatSomebodyElseHasNowIsNoHolder() throws IOException {
    Path folder = localThreads().resolve(one.thread());
    Files.createDirectories(folder);
    Path started = Files.writeString(folder.resolve("started"), ProcessHandle.current().pid() + "");
    Files.setLastModifiedTime(
        started, java.nio.file.attribute.FileTime.from(java.time.Instant.EPOCH));
    take(one.root(), "file", "a.txt", "ttl_seconds", 60, "owner_thread", one.thread());
    orchestra.clock().pass(Duration.ofSeconds(61));
    take(two.root(), "file", "a.txt");
  }

  private Path localThreads() {
    return orchestra.git().root().resolve(".git/orchestrator/threads");
  }

  @Test
  void stealingTakesItAndTellsTheHolder() {
    Answer first = take(one.root(), "file", "a.txt");
    Answer stolen = take(two.root(), "file", "a.txt", "steal", true);
    assertThat(stolen.texts("stolen_from")).containsExactly(first.text("lock_id"));
    assertThat(one.git().read(".orchestrator/locks/" + first.text("lock_id") + ".md").orElseThrow())
        .contains("state: stolen");
    Answer told = one.root().call("inbox.pending").list("messages").getFirst();
    assertThat(told.text("message")).contains(first.text("lock_id"), "a.txt", two.session());
    assertThat(one.root().refused("lock.release", "lock_id", first.text("lock_id")).code())
        .isEqualTo("not_held");
  }

  @Test
  void aReleasedLeaseStaysAsARecord() {
    String lease = take(one.root(), "file", "a.txt").text("lock_id");
    assertThat(one.root().call("lock.release", "lock_id", lease.substring(0, 7)).text("state"))
        .isEqualTo("released");
    assertThat(one.root().call("lock.list").list("locks")).isEmpty();
    assertThat(one.root().call("lock.list", "all", true).each("locks", "lock_id"))
        .containsExactly(lease);
    assertThat(one.root().refused("lock.release", "lock_id", lease).code()).isEqualTo("not_held");
    take(two.root(), "file", "a.txt");
  }

  @Test
  void othersDoNotReleaseALease() {
    String lease = take(one.root(), "file", "a.txt").text("lock_id");
    assertThat(two.root().refused("lock.release", "lock_id", lease).code())
        .isEqualTo("not_own_lock");
    Player worker = one.child(Role.WORKER, one.thread());
    assertThat(orchestra.as(Role.WORKER).refused("lock.release", "lock_id", lease).code())
        .isEqualTo("not_own_lock");
    assertThat(worker.refused("lock.release", "lock_id", lease).code()).isEqualTo("not_own_lock");
    assertThat(one.root().refused("lock.release", "lock_id", "l-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void theMainLockIsNotTakenOrReleasedAsAPath() {
    String main = one.root().call("merge.main.acquire_lock").text("lock_id");
    assertThat(one.root().refused("lock.release", "lock_id", main).code()).isEqualTo("wrong_scope");
    assertThat(refused(one.root(), "main_merge", "a.txt").code()).isEqualTo("wrong_scope");
    assertThat(one.root().call("lock.list").each("locks", "state")).containsExactly("held");
  }

  @Test
  void whatIsAskedForMustMakeSense() {
    assertThat(one.root().refused("lock.acquire").code()).isEqualTo("missing_field");
    assertThat(refused(one.root(), "file", "../x").code()).isEqualTo("path_outside");
    assertThat(one.root().refused("lock.acquire", "scope_path", "a", "ttl_seconds", 0).code())
        .isEqualTo("out_of_range");
    assertThat(
            one.root()
                .refused("lock.acquire", "scope_path", "a", "owner_session", "s-0000000")
                .code())
        .isEqualTo("unknown_id");
    assertThat(
            one.root()
                .refused("lock.acquire", "scope_path", "a", "owner_thread", two.thread())
                .code())
        .isEqualTo("other_session");
    assertThat(
            one.child(Role.WORKER, one.thread())
                .refused("lock.acquire", "scope_path", "a", "owner_session", two.session())
                .code())
        .isEqualTo("other_session");
    assertThat(orchestra.root().refused("lock.acquire", "scope_path", "a").code())
        .isEqualTo("no_session");
    assertThat(orchestra.git().git("status", "--porcelain")).isEmpty();
  }

  @Test
  void anUnreadableLeaseCountsAsHeld() throws IOException {
    String lease = take(one.root(), "file", "a.txt").text("lock_id");
    Files.writeString(
        one.path().resolve(".orchestrator/locks/" + lease + ".md"), "---\nstate: [\n---\n");
    Rejection refusal = refused(two.root(), "file", "a.txt");
    assertThat(refusal.message()).contains(lease);
  }
}
