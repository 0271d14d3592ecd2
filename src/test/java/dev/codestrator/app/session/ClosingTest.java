package dev.codestrator.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {
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

  private Rejection refusal(Object... pairs) {
    return scene.root().refused("session.close", pairs);
  }

  @Test
  void closingSaysWhatTheSessionCameToAndDeletesNothing() {
    String aCase = scene.aCase("Card", "One");
    scene.aCase("Never begun");
    scene.root().call("case.begin", "case_id", aCase);
    scene.git().write("card.sh", "echo\n");
    scene.root().call("step.check", "case_id", aCase, "step", "One", "result", "pass");
    scene.root().call("case.complete", "case_id", aCase, "summary", "Done");
    String main = orchestra.git().git("rev-parse", "main");

    Answer closed = scene.root().call("session.close");

    assertThat(closed.get("cases_done")).isEqualTo(1);
    assertThat(closed.get("cases_total")).isEqualTo(1);
    assertThat(closed.texts("files_changed")).containsExactly("card.sh");
    assertThat(closed.has("landed")).isFalse();
    assertThat(closed.text("unlanded_branch")).startsWith("task/" + scene.session());
    assertThat(orchestra.worktrees()).hasSize(2);
    assertThat(scene.git().git("status", "--porcelain")).isEmpty();
    assertThat(orchestra.git().git("rev-parse", "main")).isEqualTo(main);
    assertThat(scene.git().read(".orchestrator/sessions/" + scene.session() + ".md").orElseThrow())
        .contains("status: closed", "closed_at:");
    assertThat(orchestra.root().call("session.list").list("sessions")).isEmpty();
    assertThat(orchestra.root().call("session.list", "all", true).each("sessions", "status"))
        .containsExactly("closed");
    assertThat(refusal().code()).isEqualTo("session_over");
  }

  @Test
  void anOlderCopyOnMainCountsForNothing() {
    String file = ".orchestrator/sessions/" + scene.session() + ".md";
    String own = scene.git().read(file).orElseThrow();
    orchestra.git().write(file, own.replace("status: open", "status: closed"));
    scene.root().call("session.close");
    assertThat(scene.git().read(file).orElseThrow()).contains("status: closed", "closed_at:");
  }

  @Test
  void aRunningChildKeepsItOpen() {
    String thread = scene.spawn(scene.aCase("Card"), "exec sleep 60");
    Rejection refusal = refusal();
    assertThat(refusal.code()).isEqualTo("session_busy");
    assertThat(refusal.message()).contains(thread, "still runs", "is not merged");
    scene.root().call("thread.child.stop", "thread_id", thread);
    assertThat(refusal().message()).doesNotContain("still runs").contains("is not merged");
    assertThat(refusal("force", true).code()).isEqualTo("session_busy");
    assertThat(refusal("force", true, "reason", " ").code()).isEqualTo("session_busy");
    scene.root().call("session.close", "force", true, "reason", "Given up");
    assertThat(orchestra.worktrees()).hasSize(3);
  }

  @Test
  void unmergedWorkWithoutACaseCountsToo() {
    String worktree = scene.root().call("worktree.spawn", "slug", "spike").text("id");
    scene.gitAt(worktree).write("spike.txt", "x\n").commit("Spike");
    assertThat(refusal().message()).contains(worktree);
    scene.root().call("worktree.merge_to_parent", "worktree_id", worktree);
    scene.root().call("session.close");
  }

  @Test
  void uncommittedWorkKeepsItOpen() {
    scene.git().write("draft.txt", "draft\n");
    Rejection refusal = refusal();
    assertThat(refusal.code()).isEqualTo("session_busy");
    assertThat(refusal.message()).contains("draft.txt");
    assertThat(orchestra.root().refused("session.close").code()).isEqualTo("no_session");
  }

  @Test
  void leasesEndWithTheSession() {
    scene.root().call("lock.acquire", "scope_path", "a.txt");
    scene.root().call("merge.main.acquire_lock");
    scene.root().call("session.close");
    assertThat(orchestra.root().call("lock.list").list("locks")).isEmpty();
    Scene next = orchestra.open("Next work");
    next.root().call("merge.main.acquire_lock");
  }

  @Test
  void contextShowsTheWholePicture() {
    String aCase = scene.aCase("Card", "One");
    String thread = scene.spawn(aCase, "exec sleep 60");
    scene.root().call("lock.acquire", "scope_path", "a.txt");
    orchestra.open("Other work").root().call("lock.acquire", "scope_path", "b.txt");
    Answer context = scene.root().call("session.context");
    assertThat(context.at("session").text("id")).isEqualTo(scene.session());
    assertThat(context.list("worktrees")).hasSize(2);
    assertThat(context.each("threads", "thread_id")).containsExactly(thread);
    assertThat(context.list("leases")).hasSize(1);
    assertThat(context.list("queue")).isEmpty();
    assertThat(context.at("current_ref").text("next_action")).isEqualTo("One");
    assertThat(orchestra.root().refused("session.context").code()).isEqualTo("no_session");
    assertThat(orchestra.root().refused("session.context", "session_id", "s-0000000").code())
        .isEqualTo("unknown_id");
  }
}
