package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTest {
  @TempDir Path temp;
  GitFixture repository;
  Git git;
  Path root;

  @BeforeEach
  void prepare() {
    repository = GitFixture.in(temp);
    git = new Git(repository.programs());
    root = repository.root();
  }

  @Test
  void theVersionIsBareAndUsable() {
    assertThat(git.version()).matches("\\d+\\.\\d+.*");
    git.requireUsable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9.5", "2.38.1", "2.7"})
  void anOldGitIsRefused(String version) {
    var old = new Git(command -> new Outcome(0, "git version " + version + "\n", ""));
    assertRefused(old::requireUsable, "git_too_old", version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.39.0", "2.50.1 (Apple Git-155)", "2.100", "3.0.0-rc1"})
  void aNewGitIsUsable(String version) {
    new Git(command -> new Outcome(0, "git version " + version + "\n", "")).requireUsable();
  }

  @Test
  void anUnbornHeadHasNoCommit() {
    GitFixture unborn = GitFixture.unborn(temp.resolve("unborn"));
    assertThat(git.hasCommit(root)).isTrue();
    assertThat(git.hasCommit(unborn.root())).isFalse();
    assertThat(git.currentBranch(unborn.root())).contains("main");
    assertRefused(() -> git.head(unborn.root()), "no_commit");
  }

  @Test
  void revisionsAreResolvedInFull() {
    String head = repository.git("rev-parse", "HEAD");
    assertThat(git.head(root)).isEqualTo(head);
    assertThat(git.resolve(root, "main")).contains(head);
    assertThat(git.resolve(root, head.substring(0, 8))).contains(head);
    assertThat(git.resolve(root, "nothing")).isEmpty();
    assertThat(git.resolve(root, "--all")).isEmpty();
    assertThat(git.resolve(root, "")).isEmpty();
  }

  @Test
  void theHeadIsReadWithoutTheProgramWhereverGitKeepsIt() {
    var silent = new Git(command -> new Outcome(1, "", "not to be asked"));
    String loose = repository.git("rev-parse", "HEAD");
    assertThat(silent.head(root)).isEqualTo(loose);

    repository.git("pack-refs", "--all");
    assertThat(root.resolve(".git/refs/heads/main")).doesNotExist();
    assertThat(silent.head(root)).isEqualTo(loose);

    Path linked = temp.resolve("linked");
    repository.git("worktree", "add", "--quiet", "-b", "side", linked.toString());
    repository.git("-C", linked.toString(), "commit", "--quiet", "--allow-empty", "-m", "Side");
    assertThat(silent.head(linked)).isEqualTo(repository.git("rev-parse", "side"));
    assertThat(silent.head(root)).isEqualTo(loose);

    repository.git("-C", linked.toString(), "switch", "--quiet", "--detach", "main");
    assertThat(silent.head(linked)).isEqualTo(loose);
  }

  @Test
  void branchNamesAreJudgedByGit() {
    assertThat(git.isValidBranch("task/s-1/login")).isTrue();
    for (String bad : List.of("-x", "a b", "a..b", "", "HEAD", "a.lock", "/a", "a\0b")) {
      assertThat(git.isValidBranch(bad)).as(bad).isFalse();
    }
    assertThat(git.branchExists(root, "main")).isTrue();
    assertThat(git.branchExists(root, "mai")).isFalse();
    assertThat(git.branchExists(root, "--all")).isFalse();
  }

  @Test
  void theDefaultBranchIsTheOneOfOriginWhenItIsHere() {
    assertThat(git.defaultBranch(root)).isEqualTo("main");
    repository.git("branch", "trunk/x");
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk/x");
    assertThat(git.defaultBranch(root)).isEqualTo("trunk/x");
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");
    assertThat(git.defaultBranch(root)).isEqualTo("main");
    repository.git("checkout", "-q", "--detach");
    assertRefused(() -> git.defaultBranch(root), "no_default_branch");
  }

  @Test
  void statusTellsEveryKindOfChangeUnderAnyName() {
    String odd = "a 'b' \"c\"\n$(d) 😀";
    repository.write("moved", "1\n2\n3\n4\n").write("gone", "x").write("staged", "x").commit("x");
    repository.git("mv", "--", "moved", "-dash");
    repository.delete("gone").write("README.md", "changed").write(odd, "x").write("staged", "y");
    repository.git("add", "staged");

    assertThat(git.status(root, List.of()))
        .extracting(Change::path, Change::code, c -> c.from().orElse(""))
        .containsExactlyInAnyOrder(
            tuple("README.md", ".M", ""),
            tuple("-dash", "R.", "moved"),
            tuple("gone", ".D", ""),
            tuple("staged", "M.", ""),
            tuple(odd, "??", ""));
    assertThat(git.status(root, List.of("gone"))).extracting(Change::path).containsExactly("gone");
    assertThat(git.status(root, List.of("-dash"))).hasSize(1);
  }

  @Test
  void distancesAndAncestorsAreCounted() {
    String base = git.head(root);
    repository.git("switch", "-q", "-c", "topic");
    repository.commit("1");
    repository.commit("2");
    repository.git("switch", "-q", "main");
    repository.commit("3");
    assertThat(git.aheadBehind(root, "topic", "main")).isEqualTo(new Git.AheadBehind(2, 1));
    assertThat(git.mergeBase(root, "topic", "main")).contains(base);
    assertThat(git.isAncestor(root, base, "topic")).isTrue();
    assertThat(git.isAncestor(root, "topic", "main")).isFalse();
    assertRefused(() -> git.isAncestor(root, "nothing", "main"), "unknown_revision", "nothing");
  }

  @Test
  void whatASurroundingHookSaysIsNotInherited() {
    Git inHook =
        new Git(
            repository.programs(
                Map.of(
                    "GIT_DIR", "/nowhere", "GIT_INDEX_FILE", "/nowhere/index", "GIT_PREFIX", "x")));
    assertThat(inHook.head(root)).isEqualTo(git.head(root));
  }

  @Test
  void gitsOwnMessageIsPassedOn() {
    assertRefused(
        () -> git.status(temp, List.of()), "git_failed", "git status", "not a git repository");
    assertRefused(() -> git.status(temp.resolve("no"), List.of()), "no_such_folder");
  }

  @Test
  void aLockOfSomebodyElseIsWaitedForAndThenReported() throws IOException {
    Git hasty = new Git(repository.programs(), Duration.ofMillis(120));
    Path lock = Files.createFile(root.resolve(".git/index.lock"));
    repository.write("a", "a");
    var request = CommitRequest.everything("A");
    assertRefused(() -> hasty.commits().commit(root, request), "git_locked", "index.lock");
    assertThat(lock).exists();

    // The holder lets go after git has run into the lock once.
    Programs programs = repository.programs();
    Git patient =
        new Git(command -> {
          Outcome outcome = programs.run(command);
          if (outcome.err().contains("index.lock")) {
            repository.delete(".git/index.lock");
          }
          return outcome;
        });
    assertThat(patient.commits().commit(root, request)).contains(git.head(root));
    assertThat(lock).doesNotExist();
  }
}
