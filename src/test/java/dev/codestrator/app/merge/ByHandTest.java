package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do to worktrees and branches on the way to a landing.
class ByHandTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Reviewed work;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    work = Reviewed.in(orchestra, "Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Scene scene() {
    return work.scene();
  }

  private Answer record(String worktree) {
    return work.root().call("worktree.list").list("worktrees").stream()
        .filter(each -> each.text("id").equals(worktree))
        .findFirst()
        .orElseThrow();
  }

  private Rejection refused(String method, String worktree) {
    return work.root().refused(method, "worktree_id", worktree);
  }

  @Test
  void aChildsBranchThatWasRenamedIsNamedAndItsWorkKept() {
    String child = work.root().call("worktree.spawn", "slug", "spike").text("id");
    String branch = record(child).text("branch");
    GitFixture at = scene().gitAt(child);
    at.write("spike.sh", "s\n").commit("Spike");
    at.git("branch", "-m", "mine");

    assertThat(record(child).text("branch")).isEqualTo("mine");
    assertThat(record(child).text("ahead")).isEqualTo("1");
    assertThat(refused("worktree.remove", child).message()).contains("mine", branch);
    Rejection refusal = refused("worktree.merge_to_parent", child);
    assertThat(refusal.code()).isEqualTo("branch_changed");
    assertThat(refusal.message()).contains("the branch mine", branch);
    String hint = refusal.hint().substring(refusal.hint().indexOf("git -C"));
    Outcomes.run(at, hint.split(" "));
    work.root().call("worktree.merge_to_parent", "worktree_id", child);
    assertThat(scene().git().read("spike.sh")).contains("s\n");
  }

  @Test
  void anotherBranchThanTheReviewedOneDoesNotLand() {
    work.approved();
    String branch = scene().git().git("branch", "--show-current");
    for (String words : List.of("branch -m renamed", "switch -q -c other", "switch -q --detach")) {
      scene().git().git(words.split(" "));
      Rejection refusal = work.landingRefused();
      assertThat(refusal.code()).as(words).isEqualTo("branch_changed");
      String hint = refusal.hint().substring(refusal.hint().indexOf("git -C"));
      Outcomes.run(scene().git(), hint.split(" "));
      assertThat(scene().git().git("branch", "--show-current")).isEqualTo(branch);
    }
    work.root().call("merge.main.land");
    assertThat(work.status()).isEqualTo("landed");
  }

  @Test
  void aChildsFolderThatWasDeletedLeavesItsBranchAndSaysHowToGetItBack() {
    String child = work.root().call("worktree.spawn", "slug", "spike").text("id");
    Path folder = scene().folder(child);
    scene().gitAt(child).write("spike.sh", "s\n").commit("Spike");
    Disk.deleteTree(folder);

    assertThat(refused("worktree.remove", child).code()).isEqualTo("worktree_kept");
    Rejection refusal = refused("worktree.merge_to_parent", child);
    assertThat(refusal.code()).isEqualTo("worktree_gone");
    assertThat(work.root().refused("merge.main.request").code()).isEqualTo("children_unmerged");
    String hint = refusal.hint().substring(refusal.hint().indexOf("git worktree"));
    Outcomes.run(orchestra.git(), hint.split(" "));
    work.root().call("worktree.merge_to_parent", "worktree_id", child);
    assertThat(scene().git().read("spike.sh")).contains("s\n");
  }

  @Test
  void aRootThatWasDeletedKeepsNobodyWaitingAndComesBackWithItsBranch() {
    work.approved();
    String branch = scene().git().git("branch", "--show-current");
    Disk.deleteTree(scene().path());
    for (String method : List.of("merge.main.request", "session.close", "session.cleanup")) {
      assertThat(work.root().refused(method).hint()).as(method).contains("git branch --list");
    }
    Reviewed other = Reviewed.writing(orchestra, "Other", "other.sh");
    other.approved();
    other.root().call("merge.main.land");
    other.root().call("merge.main.release_lock");

    orchestra.git().git("worktree", "add", "-f", scene().path().toString(), branch);
    assertThat(work.status()).isEqualTo("approved");
    work.root().call("merge.main.acquire_lock");
    work.root().call("merge.main.land");
    assertThat(orchestra.git().read("card.sh")).isPresent();
    assertThat(orchestra.git().read("other.sh")).isPresent();
  }
}
