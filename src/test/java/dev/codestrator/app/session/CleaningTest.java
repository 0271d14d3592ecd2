package dev.codestrator.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {
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

  private Answer clean(Object... pairs) {
    return scene.root().call("session.cleanup", pairs);
  }

  private List<String> saved() {
    return orchestra.root().call("rescue.list").each("rescued", "name");
  }

  @Test
  void childrenPanesAndMergedWorktreesGoAndUnmergedWorkStays() {
    String thread = scene.spawn(scene.aCase("Card"), "exec sleep 60");
    String spike = scene.root().call("worktree.spawn", "slug", "spike").text("id");
    scene.gitAt(spike).write("spike.txt", "x\n").commit("Spike");
    scene.root().call("lock.acquire", "scope_path", "a.txt");

    Answer cleaned = clean();

    assertThat(cleaned.texts("stopped")).containsExactly(thread);
    assertThat(cleaned.each("kept", "worktree_id")).containsExactly(spike, scene.worktree());
    assertThat(cleaned.list("kept").getFirst().texts("kept"))
        .first()
        .asString()
        .contains("is not merged");
    assertThat(cleaned.list("removed")).hasSize(1);
    assertThat(cleaned.texts("rescued")).isEmpty();
    assertThat(cleaned.text("summary")).contains("not landed");
    assertThat(scene.folder(spike).resolve("spike.txt")).exists();
    assertThat(orchestra.root().call("lock.list").list("locks")).isEmpty();
    Answer session = orchestra.root().call("session.list", "all", true).list("sessions").getFirst();
    assertThat(session.text("status")).isEqualTo("closed");
    assertThat(session.get("tmux_exists")).isEqualTo(false);
    assertThat(session.get("alive")).isEqualTo(false);
    assertThat(scene.git().read(".orchestrator/sessions/" + scene.session() + ".md").orElseThrow())
        .contains("close_reason: cleaned up; 1 worktrees kept");
    Answer again = clean();
    assertThat(again.has("summary")).isFalse();
    assertThat(again.each("kept", "worktree_id")).containsExactly(spike, scene.worktree());
  }

  @Test
  void forceSavesEverythingBeforeItGoes() {
    String spike = scene.root().call("worktree.spawn", "slug", "spike").text("id");
    scene.gitAt(spike).write("spike.txt", "x\n").commit("Spike");
    scene.gitAt(spike).write("draft.txt", "draft\n");
    scene.git().write("root.txt", "root\n");

    Answer cleaned = clean("force", true, "reason", "Given up");

    String child = scene.session() + "/" + spike + "-spike/";
    String root = scene.session() + "/" + scene.worktree() + "-checkout/";
    assertThat(cleaned.list("kept")).isEmpty();
    assertThat(saved())
        .containsExactlyInAnyOrder(
            child + "committed", child + "uncommitted", root + "committed", root + "uncommitted");
    assertThat(orchestra.worktrees()).hasSize(1);
    assertThat(orchestra.branches()).containsExactly("main");
    String ref = "refs/orchestrator/rescue/" + root;
    assertThat(orchestra.git().git("show", ref + "uncommitted:root.txt")).isEqualTo("root");
    assertThat(
            orchestra
                .git()
                .git("show", ref + "committed:.orchestrator/sessions/" + scene.session() + ".md"))
        .contains("status: closed", "close_reason: Given up");
    assertThat(orchestra.git().git("status", "--porcelain")).isEmpty();
    assertThat(scene.root().refused("session.cleanup").code()).isEqualTo("unknown_id");
  }

  @Test
  void aCallThatDiedInTheMiddleIsRepeated() {
    String spike = scene.root().call("worktree.spawn", "slug", "spike").text("id");
    scene.gitAt(spike).write("spike.txt", "x\n").commit("Spike");
    String branch = scene.gitAt(spike).git("branch", "--show-current");
    Path folder = scene.folder(spike);
    String name = scene.session() + "/" + spike + "-spike/committed";
    orchestra.git().git("update-ref", "refs/orchestrator/rescue/" + name, branch);
    orchestra.git().git("worktree", "remove", folder.toString());

    Answer cleaned = clean("force", true);

    assertThat(cleaned.texts("rescued")).contains(name).doesNotContain(name + "-2");
    assertThat(orchestra.branches()).containsExactly("main");
  }

  @Test
  void aSessionThatWasHandedOffIsCleanedAloneByItsOwnName() {
    scene.aCase("Card", "One");
    orchestra.clock().pass(java.time.Duration.ofSeconds(61));
    Scene before = orchestra.open("Look");
    before
        .root()
        .call(
            "resume.candidates.attach",
            "requester_session_id",
            before.session(),
            "target_session_id",
            scene.session());
    Answer cleaned = before.root().call("session.cleanup");
    assertThat(cleaned.text("session_id")).isEqualTo(before.session());
    assertThat(cleaned.each("removed", "worktree_id")).containsExactly(before.worktree());
    assertThat(scene.path()).exists();
    assertThat(orchestra.root().call("session.list").each("sessions", "id"))
        .containsExactly(scene.session());
  }

  @Test
  void somebodyElsesPaneInTheTmuxSessionIsLeftAlone() {
    scene.spawn(scene.aCase("Card"), "exec sleep 60");
    String tmux = orchestra.root().call("session.list").list("sessions").getFirst().text("tmux");
    orchestra
        .tmux()
        .programs()
        .run(
            dev.codestrator.io.Command.of(
                temp,
                List.of(
                    "tmux",
                    "-S",
                    orchestra.tmux().socket(),
                    "new-window",
                    "-d",
                    "-t",
                    tmux,
                    "sleep 60")));
    Answer cleaned = clean();
    assertThat(cleaned.get("tmux_left")).isEqualTo(1);
  }
}
