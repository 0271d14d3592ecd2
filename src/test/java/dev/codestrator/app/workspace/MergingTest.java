package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergingTest {
  @TempDir Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  private String spawn(String aCase) {
    return scene.root().call("worktree.spawn", "task_id", aCase).text("id");
  }

  private Answer merge(String worktree) {
    return scene.root().call("worktree.merge_to_parent", "worktree_id", worktree);
  }

  private Rejection refusal(String worktree) {
    return scene.root().refused("worktree.merge_to_parent", "worktree_id", worktree);
  }

  private String status(String worktree) {
    return scene.root().call("worktree.list").list("worktrees").stream()
        .filter(each -> each.text("id").equals(worktree))
        .findFirst()
        .orElseThrow()
        .text("status");
  }

  @Test
  void codeAndTheChildsCaseComeAlong() throws IOException {
    String aCase = scene.aCase("Reject a card", "One");
    String worktree = spawn(aCase);
    GitFixture child = scene.gitAt(worktree);
    scene.root().call("case.begin", "case_id", aCase);
    child.write("src/card.sh", "echo card\n");
    scene.root().call("step.check", "case_id", aCase, "step", "One", "result", "pass");
    scene.root().call("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(scene.file(aCase)).startsWith(child.root());

    Answer merged = merge(worktree);

    assertThat(merged.text("commit")).isEqualTo(scene.git().git("rev-parse", "HEAD"));
    assertThat(merged.texts("files")).containsExactly("src/card.sh");
    assertThat(scene.git().git("rev-list", "--parents", "-1", "HEAD").split(" ")).hasSize(3);
    assertThat(scene.git().read("src/card.sh")).contains("echo card\n");
    assertThat(scene.file(aCase)).startsWith(scene.path());
    assertThat(Files.readString(scene.file(aCase))).contains("status: done", "- [x] One");
    assertThat(scene.git().tryGit("ls-files", ".orchestrator/checkpoints/" + aCase).out().lines())
        .hasSize(3);
    assertThat(status(worktree)).isEqualTo("merged");
    assertThat(refusal(worktree).code()).isEqualTo("not_active");
  }

  @Test
  void aThreadStandsForItsWorktree() {
    try (Orchestra orchestra = scene.orchestra()) {
      String thread = scene.spawn(scene.aCase("Case"), "exec sleep 600");
      Player root = orchestra.root(scene.session());
      Answer merged = root.call("worktree.merge_to_parent", "worktree_id", thread);
      assertThat(status(merged.text("worktree_id"))).isEqualTo("merged");
      assertThat(root.refused("worktree.merge_to_parent", "worktree_id", scene.thread()).code())
          .isEqualTo("no_parent");
    }
  }

  @Test
  void recordsBelongToTheirOwner() throws IOException {
    String mine = scene.aCase("Mine", "One");
    String others = scene.aCase("Others", "One");
    String worktree = spawn(mine);
    GitFixture child = scene.gitAt(worktree);
    Path inRoot = scene.file(others);
    Path inChild = child.root().resolve(scene.path().relativize(inRoot));
    Files.writeString(inRoot, Files.readString(inRoot) + "\nSaid by the parent.\n");
    Files.writeString(inChild, Files.readString(inChild) + "\nSaid by the child.\n");
    Path ownInChild = scene.file(mine);
    Path ownInRoot = scene.path().resolve(child.root().relativize(ownInChild));
    Files.writeString(ownInRoot, Files.readString(ownInRoot) + "\nA stray edit.\n");
    Files.writeString(ownInChild, Files.readString(ownInChild) + "\nThe child's own.\n");

    merge(worktree);

    assertThat(Files.readString(inRoot)).contains("Said by the parent.").doesNotContain("child");
    assertThat(Files.readString(ownInRoot)).contains("The child's own.").doesNotContain("stray");
    assertThat(scene.git().git("status", "--porcelain", "--", ".orchestrator/tasks")).isEmpty();
  }

  @Test
  void aConflictInCodeIsToldAndLeavesBothSidesAsTheyWere() {
    String worktree = spawn(scene.aCase("Case"));
    GitFixture child = scene.gitAt(worktree);
    child.write("README.md", "# Child\n").commit("Child");
    scene.git().write("README.md", "# Parent\n").commit("Parent");
    String parentHead = scene.git().git("rev-parse", "HEAD");
    String childHead = child.git("rev-parse", "HEAD");

    Rejection refusal = refusal(worktree);

    assertThat(refusal.code()).isEqualTo("merge_conflict");
    assertThat(refusal.message()).contains("README.md", "# Child", "# Parent");
    assertThat(scene.git().git("rev-parse", "HEAD")).isEqualTo(parentHead);
    assertThat(child.git("rev-parse", "HEAD")).isEqualTo(childHead);
    assertThat(scene.git().read("README.md")).contains("# Parent\n");
    assertThat(scene.git().tryGit("rev-parse", "--verify", "MERGE_HEAD").ok()).isFalse();
    assertThat(status(worktree)).isEqualTo("active");
  }

  @Test
  void uncommittedWorkOnEitherSideIsRefused() {
    String worktree = spawn(scene.aCase("Case"));
    GitFixture child = scene.gitAt(worktree).write("new.txt", "new\n");
    assertThat(refusal(worktree).code()).isEqualTo("work_uncommitted");
    child.commit("New");
    scene.git().write("other.txt", "other\n");
    assertThat(refusal(worktree).code()).isEqualTo("work_uncommitted");
    assertThat(scene.git().read("new.txt")).isEmpty();
    assertThat(scene.git().read("other.txt")).contains("other\n");
  }

  @Test
  void theRootHasNoParentAndOthersWorktreesAreNotOurs() {
    assertThat(refusal(scene.worktree()).code()).isEqualTo("no_parent");
    assertThat(refusal("w-0000000").code()).isEqualTo("unknown_id");
    String worktree = spawn(scene.aCase("Case"));
    Scene other = scene.orchestra().open("Other work");
    assertThat(other.root().refused("worktree.merge_to_parent", "worktree_id", worktree).code())
        .isEqualTo("other_session");
  }

  @Test
  void aWorkerMergesItsOwnWorktreeOnly() {
    String mine = scene.aCase("Mine");
    String foreign = spawn(scene.aCase("Foreign"));
    try (Orchestra _ = scene.orchestra()) {
      String thread = scene.spawn(mine, "exec sleep 60");
      var worker = scene.child(Role.WORKER, thread);
      assertThat(worker.refused("worktree.merge_to_parent", "worktree_id", foreign).code())
          .isEqualTo("not_own_worktree");
      String own =
          scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
      scene.root().call("lock.acquire", "scope_path", "a.txt", "owner_thread", thread);
      worker.call("worktree.merge_to_parent", "worktree_id", own);
      assertThat(status(own)).isEqualTo("merged");
      assertThat(scene.root().call("lock.list").list("locks")).isEmpty();
    }
  }

  @Test
  void aWorktreeWithUnmergedChildrenIsNotMerged() {
    String middle = spawn(scene.aCase("Middle"));
    String leaf =
        scene
            .root()
            .call("worktree.spawn", "parent_worktree_id", middle, "slug", "leaf")
            .text("id");
    scene.gitAt(leaf).write("leaf.txt", "leaf\n").commit("Leaf");
    Rejection refusal = refusal(middle);
    assertThat(refusal.code()).isEqualTo("children_unmerged");
    assertThat(refusal.message()).contains(leaf);
    merge(leaf);
    merge(middle);
    assertThat(scene.git().read("leaf.txt")).contains("leaf\n");
  }

  @Test
  void aHookThatRefusesTheMergeLeavesNoMergeBehind() {
    String worktree = spawn(scene.aCase("Case"));
    scene.gitAt(worktree).write("new.txt", "new\n").commit("New");
    scene.root().call("case.begin", "case_id", scene.aCase("Other"));
    scene.git().hook("pre-merge-commit", "exit 1").hook("commit-msg", "echo no; exit 1");
    String head = scene.git().git("rev-parse", "HEAD");
    assertThat(refusal(worktree).code()).isEqualTo("commit_failed");
    assertThat(scene.git().git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(scene.git().tryGit("rev-parse", "--verify", "MERGE_HEAD").ok()).isFalse();
    assertThat(scene.git().read("new.txt")).isEmpty();
  }
}
