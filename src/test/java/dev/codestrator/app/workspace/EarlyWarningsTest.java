package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyWarningsTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private Worker one;
  private Worker two;

  /// A running worker.
  private record Worker(Scene scene, String aCase, String thread) {
    Player player() {
      return scene.child(Role.WORKER, thread);
    }

    GitFixture git() {
      return scene.gitAt(
          scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id"));
    }

    Answer check(String step) {
      return player().call("step.check", "case_id", aCase, "step", step, "result", "pass");
    }

    List<String> inbox() {
      return player().call("inbox.list").list("messages").stream()
          .map(each -> each.text("message"))
          .toList();
    }
  }

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    orchestra.git().write("shared.txt", "1\n2\n3\n4\n5\n6\n7\n8\n").write("b.txt", "b\n");
    orchestra.git().commit("Files");
    scene = orchestra.open("Checkout");
    one = worker("One");
    two = worker("Two");
  }

  private Worker worker(String title) {
    String aCase = scene.aCase(title, "a", "b", "c");
    var worker = new Worker(scene, aCase, scene.spawn(aCase, "exec sleep 60"));
    worker.player().call("case.begin", "case_id", aCase);
    return worker;
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private List<String> root() {
    return scene.root().call("inbox.list").list("messages").stream()
        .map(each -> each.text("message"))
        .toList();
  }

  private void conflict() {
    one.git().write("shared.txt", "one\n2\n3\n4\n5\n6\n7\n8\n");
    two.git().write("shared.txt", "two\n2\n3\n4\n5\n6\n7\n8\n");
  }

  @Test
  void bothWorkersAndRootAreToldOnce() {
    conflict();
    one.check("a");
    assertThat(one.inbox()).hasSize(1).isEqualTo(two.inbox()).isEqualTo(root());
    assertThat(root().getFirst())
        .startsWith("Conflict ahead between w-")
        .contains("- shared.txt (content)", "orch overlap");

    orchestra.clock().pass(Duration.ofSeconds(61));
    two.check("a");
    scene.root().call("worktree.overlap");
    assertThat(root()).hasSize(1);
    assertThat(one.inbox()).hasSize(1);
  }

  @Test
  void whatIsNewIsToldAgain() {
    conflict();
    assertThat(scene.root().call("worktree.overlap").get("told")).isEqualTo(1);
    assertThat(scene.root().call("worktree.overlap").get("told")).isEqualTo(0);
    one.git().write("b.txt", "one\n");
    two.git().write("b.txt", "two\n");
    assertThat(scene.root().call("worktree.overlap").get("told")).isEqualTo(1);
    assertThat(root()).hasSize(2);
    assertThat(root().getLast()).contains("- b.txt (content)", "- shared.txt (content)");
    one.git().write("b.txt", "b\n");
    scene.root().call("worktree.overlap");
    assertThat(root()).as("one conflict fewer").hasSize(2);
  }

  @Test
  void aLookIsTakenAtMostOnceInTheTimeThatTheSettingsSay() {
    one.check("a");
    conflict();
    two.check("a");
    assertThat(root()).as("looked a moment ago").isEmpty();
    orchestra.clock().pass(Duration.ofSeconds(61));
    two.check("b");
    assertThat(root()).hasSize(1);
  }

  @Test
  void noneIsTakenWhenTheSettingsSayNever() {
    scene.git().write(".orchestrator/config.yaml", "worktrees:\n  overlap_seconds: 0\n");
    conflict();
    one.check("a");
    assertThat(root()).isEmpty();
  }

  @Test
  void completingACaseIsAReportToo() {
    conflict();
    one.check("a");
    assertThat(root()).hasSize(1);
    orchestra.clock().pass(Duration.ofSeconds(61));
    one.git().write("b.txt", "one\n");
    two.git().write("b.txt", "two\n");
    one.player()
        .call(
            "case.complete",
            "case_id",
            one.aCase(),
            "summary",
            "Done",
            "force",
            true,
            "reason",
            "the rest is not needed");
    assertThat(root()).hasSize(2);
  }

  @Test
  void aWorkerThatHasEndedIsNotWarned() {
    conflict();
    scene.root().call("thread.child.stop", "thread_id", two.thread());
    Answer overlaps = scene.root().call("worktree.overlap");
    assertThat(overlaps.get("clean")).isEqualTo(false);
    assertThat(overlaps.get("told")).isEqualTo(0);
    assertThat(root()).isEmpty();
  }

  @Test
  void aWorktreeThatGitCanNotReadKeepsNoOtherFromBeingLookedAt() {
    conflict();
    Worker three = worker("Three");
    Path index =
        Path.of(three.git().git("rev-parse", "--path-format=absolute", "--git-path", "index"));
    three.git().write(index.toString(), "no index");
    Answer overlaps = scene.root().call("worktree.overlap");
    assertThat(overlaps.list("branches"))
        .filteredOn(each -> each.has("problem"))
        .hasSize(1)
        .allMatch(each -> each.text("problem").contains("index"));
    assertThat(overlaps.get("told")).isEqualTo(1);
  }

  @Test
  void aFolderDeletedByHandLeavesItsBranchToBeLookedAt() {
    one.git().write("shared.txt", "one\n").commit("One");
    two.git().write("shared.txt", "two\n").commit("Two");
    GitFixture git = one.git();
    scene.root().call("thread.child.stop", "thread_id", one.thread());
    Disk.deleteTree(git.root());
    assertThat(scene.root().call("worktree.overlap").get("clean")).isEqualTo(false);
  }

  @Test
  void aBranchRenamedByHandIsCalledAsGitCallsIt() {
    conflict();
    one.git().git("branch", "-m", "renamed");
    assertThat(scene.root().call("worktree.overlap").each("branches", "branch"))
        .contains("renamed");
    two.git().git("checkout", "-q", "--detach");
    assertThat(scene.root().call("worktree.overlap").get("clean")).isEqualTo(false);
  }
}
