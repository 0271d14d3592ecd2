package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergesTest {
  @TempDir Path temp;
  GitFixture repository;
  Git git;
  Path root;

  @BeforeEach
  void prepare() {
    repository = GitFixture.in(temp);
    git = new Git(repository.programs());
    root = repository.root();
    repository.write("both", "base\n").write("gone", "base\n").commit("base");
    repository.git("switch", "-q", "-c", "topic");
    repository.write("topic", "x").commit("topic");
    repository.git("switch", "-q", "main");
  }

  /// Both branches change `both`, `topic` deletes `gone` that `main` changes.
  private void diverge() {
    repository.write("both", "ours\n").write("gone", "ours\n").commit("ours");
    repository.git("switch", "-q", "topic");
    repository.write("both", "theirs\n").delete("gone").commit("theirs");
    repository.git("switch", "-q", "main");
  }

  @Test
  void aCleanMergeWaitsForItsCommit() {
    String base = git.head(root);
    assertThat(git.merges().start(root, "topic")).isEqualTo(new MergeOutcome.Clean());
    assertThat(git.head(root)).isEqualTo(base);
    assertRefused(() -> git.merges().start(root, "topic"), "merge_in_progress");

    String merge = git.merges().conclude(root, "Merge topic\n\n# not a comment\n");

    assertThat(git.head(root)).isEqualTo(merge);
    assertThat(repository.git("log", "-1", "--format=%P")).hasSize(81);
    assertThat(repository.git("log", "-1", "--format=%B"))
        .isEqualTo("Merge topic\n\n# not a comment");
    assertThat(git.merges().start(root, "topic")).isEqualTo(new MergeOutcome.UpToDate());
    assertRefused(() -> git.merges().conclude(root, "x"), "no_merge");
  }

  @Test
  void theUsersMergeSettingsDontChangeTheKindOfMerge() {
    repository.git("config", "merge.ff", "only");
    repository.git("config", "branch.main.mergeOptions", "--squash");
    repository.git("config", "merge.autoStash", "true");
    assertThat(git.merges().start(root, "topic")).isEqualTo(new MergeOutcome.Clean());
    git.merges().conclude(root, "Merge");
    assertThat(git.isAncestor(root, "topic", "main")).isTrue();
  }

  @Test
  void aConflictNamesItsPathsAndCanBeGivenUp() {
    diverge();
    String head = git.head(root);
    assertThat(git.merges().start(root, "topic"))
        .isEqualTo(new MergeOutcome.Conflicted(List.of("both", "gone")));
    assertRefused(() -> git.merges().conclude(root, "x"), "unmerged_paths", "both");
    git.merges().abort(root);
    assertThat(git.head(root)).isEqualTo(head);
    assertThat(git.status(root, List.of())).isEmpty();
  }

  @Test
  void aSideCanBeTakenDeletedFilesToo() {
    diverge();
    git.merges().start(root, "topic");
    git.merges().take(root, Merges.Side.THEIRS, List.of("gone"));
    git.merges().take(root, Merges.Side.OURS, List.of("both"));
    git.merges().conclude(root, "Merge");
    assertThat(repository.read("both")).contains("ours\n");
    assertThat(repository.read("gone")).isEmpty();
    assertThat(git.status(root, List.of())).isEmpty();
  }

  @Test
  void theSideThatKeptAFileCanBeTakenAsWell() {
    diverge();
    git.merges().start(root, "topic");
    git.merges().take(root, Merges.Side.OURS, List.of("gone"));
    git.merges().take(root, Merges.Side.THEIRS, List.of("both"));
    git.merges().conclude(root, "Merge");
    assertThat(repository.read("both")).contains("theirs\n");
    assertThat(repository.read("gone")).contains("ours\n");
  }

  @Test
  void uncommittedWorkInTheWayStopsAMergeBeforeItBegins() {
    diverge();
    repository.write("both", "mine");
    assertRefused(() -> git.merges().start(root, "topic"), "worktree_dirty", "both");
    assertThat(repository.read("both")).contains("mine");
    repository.git("checkout", "both");
    repository.write("topic", "untracked");
    assertRefused(() -> git.merges().start(root, "topic"), "worktree_dirty", "topic");
  }

  @Test
  void aBranchMovesForwardWithItsFiles() {
    repository.write("both", "unrelated local change");
    git.merges().fastForward(root, "topic");
    assertThat(git.head(root)).isEqualTo(git.commit(root, "topic"));
    assertThat(repository.read("topic")).contains("x");
    assertThat(repository.read("both")).contains("unrelated local change");
  }

  @Test
  void aDirtyOrDivergedTargetDoesntMove() {
    repository.write("topic", "untracked");
    String head = git.head(root);
    assertRefused(() -> git.merges().fastForward(root, "topic"), "target_dirty", "topic");
    assertThat(git.head(root)).isEqualTo(head);
    repository.delete("topic");
    diverge();
    assertRefused(() -> git.merges().fastForward(root, "topic"), "not_fast_forward");
  }

  @Test
  void aReferenceMovesOnlyFromWhereItWasSeen() {
    String main = git.head(root);
    String topic = git.commit(root, "topic");
    Merges merges = git.merges();
    merges.updateRef(root, "refs/heads/new", main, "");
    assertRefused(() -> merges.updateRef(root, "refs/heads/new", topic, ""), "ref_moved");
    assertRefused(() -> merges.updateRef(root, "refs/heads/new", main, topic), "ref_moved");
    merges.updateRef(root, "refs/heads/new", topic, main);
    assertThat(git.commit(root, "new")).isEqualTo(topic);
  }
}
