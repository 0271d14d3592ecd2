package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user who uses git in the middle of a session, as it is in the user's rights: housekeeping,
/// tidying up, deleting branches.
class MeddlingTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String aCase = "";
  private GitFixture child;

  @BeforeEach
  void work() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    aCase = scene.aCase("Card", "Write", "Prove");
    child =
        orchestra
            .git()
            .at(Path.of(scene.root().call("worktree.spawn", "task_id", aCase).text("path")));
    scene.root().call("case.begin", "case_id", aCase);
    child.write("card.txt", "paid\n").commit("Card");
    scene.root().call("step.check", "case_id", aCase, "step", "Write", "result", "pass");
  }

  private String worktree() {
    return scene.root().call("worktree.list").list("worktrees").stream()
        .filter(each -> each.has("parent"))
        .findFirst()
        .orElseThrow()
        .text("id");
  }

  private void completeAndLand() {
    scene.root().call("step.check", "case_id", aCase, "step", "Prove", "result", "pass");
    scene.root().call("case.complete", "case_id", aCase, "summary", "Done");
    scene.root().call("worktree.merge_to_parent", "worktree_id", worktree());
    String request = scene.root().call("merge.main.request").text("merge_request_id");
    scene.root().call("merge.main.acquire_lock");
    scene
        .root()
        .atTerminal()
        .call("merge.review.submit", "merge_request_id", request, "verdict", "APPROVE");
    scene.root().call("merge.main.land");
    assertThat(orchestra.git().git("show", "main:card.txt")).isEqualTo("paid");
    assertThat(scene.root().call("task.get", "task_id", aCase).text("status")).isEqualTo("done");
    assertThat(orchestra.problems()).isEmpty();
  }

  @Test
  void housekeepingTakesNothing() {
    orchestra.git().git("gc", "--prune=now", "--quiet");
    orchestra.git().git("worktree", "prune", "--expire=now");
    orchestra.git().git("reflog", "expire", "--expire=now", "--all");
    child.git("gc", "--prune=now", "--aggressive", "--quiet");
    assertThat(orchestra.problems()).isEmpty();
    completeAndLand();
  }

  @Test
  void cleaningTakesWhatGitDoesNotKnowAndTheSessionGoesOn() {
    orchestra.git().write("scratch.txt", "x");
    orchestra.git().git("clean", "-fdxq");
    child.git("clean", "-fdxq");
    scene.git().git("clean", "-fdxq");
    assertThat(scene.root().call("task.get", "task_id", aCase).list("steps").getFirst().get("done"))
        .as("a tick is in a file that git knows")
        .isEqualTo(true);
    assertThat(orchestra.problems()).isEmpty();
    completeAndLand();
  }

  @Test
  void aBranchThatIsDeletedUnderItsWorktreeIsTold() {
    String head = child.git("rev-parse", "HEAD");
    String branch = child.git("branch", "--show-current");
    child.git("update-ref", "-d", "refs/heads/" + branch);
    assertThat(orchestra.problems()).containsExactly("branch_gone");
    Rejection refusal = scene.root().refused("worktree.merge_to_parent", "worktree_id", worktree());
    assertThat(refusal.hint()).isNotEmpty();
    String text = orchestra.root().call("system.doctor", "fix", true).text("text");
    assertThat(text).contains("git branch " + branch + " " + head);
    child.git("branch", branch, head);
    completeAndLand();
  }

  @Test
  void aWorktreeWhoseFolderAndBranchAreDeletedIsNotSaidToHoldNothing() {
    String branch = child.git("branch", "--show-current");
    orchestra.git().git("worktree", "remove", "--force", child.root().toString());
    orchestra.git().git("branch", "--quiet", "-D", branch);
    String text = orchestra.root().call("system.doctor").text("text");
    assertThat(text).contains("its branch " + branch + " was deleted too");
    assertThat(text).doesNotContain("holds nothing");
    scene.root().call("system.doctor", "fix", true);
    assertThat(orchestra.problems()).isEmpty();
  }

  @Test
  void theFolderOfOurLocalFactsMayGo() {
    Disk.deleteTree(orchestra.git().root().resolve(".git/orchestrator"));
    assertThat(orchestra.problems()).isEmpty();
    completeAndLand();
  }
}
