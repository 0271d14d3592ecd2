package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutsTest {
  @TempDir Path temp;
  GitFixture repository;
  Git git;
  Path root;
  Path folder;

  @BeforeEach
  void prepare() {
    repository = GitFixture.in(temp);
    git = new Git(repository.programs());
    root = repository.root();
    folder = temp.resolve("it's a $(folder) 😀");
  }

  @Test
  void aWorktreeIsAddedOnANewBranchAndRemovedWithoutIt() {
    git.checkouts().add(root, folder, "task/x", "main");
    assertThat(git.currentBranch(folder)).contains("task/x");
    assertThat(folder.resolve("README.md")).exists();

    git.checkouts().remove(root, folder, false);
    assertThat(folder).doesNotExist();
    assertThat(git.branchExists(root, "task/x")).isTrue();
  }

  @Test
  void aDetachedWorktreeIsOnNoBranch() {
    git.checkouts().addDetached(root, folder, "main");
    assertThat(git.currentBranch(folder)).isEmpty();
    assertThat(git.head(folder)).isEqualTo(git.head(root));
  }

  @Test
  void whatExistsIsNotTaken() {
    repository.git("branch", "old");
    var checkouts = git.checkouts();
    assertRefused(() -> checkouts.add(root, folder, "old", "main"), "branch_exists");
    assertRefused(() -> checkouts.add(root, root, "new", "main"), "folder_exists");
    assertRefused(() -> checkouts.add(root, folder, "-new", "main"), "malformed_branch");
    assertRefused(() -> checkouts.add(root, folder, "new", "nothing"), "unknown_revision");
    assertThat(git.branchExists(root, "new")).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aFailingHookLeavesNeitherFolderNorBranch() {
    repository.hook("post-checkout", "echo not today >&2; exit 1");
    assertRefused(
        () -> git.checkouts().add(root, folder, "new", "main"), "git_failed", "not today");
    assertThat(folder).doesNotExist();
    assertThat(git.branchExists(root, "new")).isFalse();
    assertThat(repository.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void uncommittedWorkIsKeptUnlessForced() {
    git.checkouts().add(root, folder, "x", "main");
    repository.at(folder).write("new", "work");
    assertRefused(() -> git.checkouts().remove(root, folder, false), "worktree_dirty", "new");
    assertThat(folder.resolve("new")).exists();
    git.checkouts().remove(root, folder, true);
    assertThat(folder).doesNotExist();
  }

  @Test
  void aWorktreeWhoseFolderIsGoneIsForgotten() throws Exception {
    git.checkouts().add(root, folder, "x", "main");
    java.nio.file.Files.move(folder, temp.resolve("away"));
    git.checkouts().remove(root, folder, false);
    assertThat(repository.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void onlyAMergedBranchThatNobodyIsOnIsDeleted() {
    git.checkouts().add(root, folder, "x", "main");
    var checkouts = git.checkouts();
    assertRefused(() -> checkouts.deleteBranch(root, "x", "main"), "branch_checked_out");
    repository.at(folder).commit("work");
    checkouts.remove(root, folder, false);
    assertRefused(() -> checkouts.deleteBranch(root, "x", "main"), "branch_not_merged");
    repository.git("merge", "-q", "x");
    checkouts.deleteBranch(root, "x", "main");
    assertThat(git.branchExists(root, "x")).isFalse();
    assertRefused(() -> checkouts.deleteBranch(root, "x", "main"), "unknown_revision");
  }
}
