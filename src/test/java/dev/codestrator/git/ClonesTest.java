package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClonesTest {
  @TempDir Path given;
  Path temp;

  @BeforeEach
  void follow() throws IOException {
    temp = given.toRealPath();
  }

  @Test
  void aCloneIsFoundFromAnySubfolder() throws IOException {
    GitFixture repository = GitFixture.in(temp);
    Path deep = Files.createDirectories(repository.root().resolve("a b/c"));

    Clone clone = Clones.find(deep);

    assertThat(clone.commonDir()).isEqualTo(repository.root().resolve(".git"));
    assertThat(clone.here()).isEqualTo(clone.main());
    assertThat(clone.main().root()).isEqualTo(repository.root());
    assertThat(clone.main().branch()).contains("main");
    assertThat(clone.main().main()).isTrue();
  }

  @Test
  void aFolderThatIsNotThereYetCountsAsItsParent() {
    GitFixture repository = GitFixture.in(temp);
    assertThat(Clones.find(repository.root().resolve("not/yet")).here().root())
        .isEqualTo(repository.root());
  }

  @Test
  void aLinkedWorktreeKnowsTheMainOne() {
    GitFixture repository = GitFixture.in(temp);
    GitFixture linked = repository.addWorktree("task/one-two");

    Clone clone = Clones.find(linked.root());

    assertThat(clone.here().root()).isEqualTo(linked.root());
    assertThat(clone.here().main()).isFalse();
    assertThat(clone.here().branch()).contains("task/one-two");
    assertThat(clone.here().gitDir()).hasParent(repository.root().resolve(".git/worktrees"));
    assertThat(clone.main().root()).isEqualTo(repository.root());
    assertThat(clone.checkouts()).hasSize(2);
    assertThat(Clones.find(repository.root()).checkouts()).isEqualTo(clone.checkouts());
  }

  @Test
  void aWorktreeMayHaveAnOddName() {
    GitFixture repository = GitFixture.in(temp);
    Path odd = temp.resolve("it's $(x) \"q\" 😀");
    repository.git("worktree", "add", "-q", "-b", "odd", odd.toString());
    assertThat(Clones.find(odd).here().root()).isEqualTo(odd);
    assertThat(Clones.find(repository.root()).checkouts())
        .extracting(Checkout::root)
        .containsExactly(repository.root(), odd);
  }

  @Test
  void aMovedWorktreeIsFoundWhereItIsNow() {
    GitFixture repository = GitFixture.in(temp);
    GitFixture linked = repository.addWorktree("one");
    Path moved = temp.resolve("moved");
    repository.git("worktree", "move", linked.root().toString(), moved.toString());

    assertThat(Clones.find(repository.root()).checkouts())
        .extracting(Checkout::root)
        .containsExactly(repository.root(), moved);
  }

  @Test
  void aWorktreeMovedByHandIsFoundFromWithin() throws IOException {
    GitFixture repository = GitFixture.in(temp);
    Path moved = temp.resolve("moved");
    Files.move(repository.addWorktree("one").root(), moved);

    assertThat(Clones.find(moved).here().root()).isEqualTo(moved);
    assertThat(Clones.find(repository.root()).checkouts()).hasSize(1);
  }

  @Test
  void aDeletedWorktreeIsLeftOut() throws IOException {
    GitFixture repository = GitFixture.in(temp);
    GitFixture linked = repository.addWorktree("one");
    Files.move(linked.root(), temp.resolve("elsewhere"));
    assertThat(Clones.find(repository.root()).checkouts()).hasSize(1);

    Files.move(repository.addWorktree("two").root(), linked.root());
    assertThat(Clones.find(repository.root()).checkouts()).hasSize(1);
    assertThat(Clones.find(linked.root()).checkouts())
        .extracting(c -> c.branch().orElse(""))
        .containsExactly("main", "two");
  }

  @Test
  void outsideOfEveryRepositoryIsRefused() {
    assertRefused(() -> Clones.find(temp), "not_a_repository", temp.toString());
  }

  @Test
  void insideGitsOwnFolderIsRefused() {
    GitFixture repository = GitFixture.in(temp);
    assertRefused(
        () -> Clones.find(repository.root().resolve(".git/refs/heads")),
        "not_a_repository",
        "git's own folder");
  }

  @Test
  void aBareRepositoryIsRefusedAlsoFromItsWorktree() {
    GitFixture repository = GitFixture.in(temp);
    Path bare = temp.resolve("bare.git");
    repository.git("clone", "-q", "--bare", ".", bare.toString());
    assertRefused(() -> Clones.find(bare), "bare_repository");
    Path linked = temp.resolve("linked");
    repository.at(bare).git("worktree", "add", "-q", linked.toString());
    assertRefused(() -> Clones.find(linked), "bare_repository");
  }

  @Test
  void aDanglingGitFileIsRefused() {
    GitFixture repository = GitFixture.unborn(temp.resolve("x"));
    repository.at(temp.resolve("y")).write(".git", "gitdir: /no/where\n");
    assertRefused(() -> Clones.find(temp.resolve("y")), "not_a_repository", "/no/where");
  }

  @Test
  void aSubmoduleIsACloneOfItsOwn() {
    GitFixture library = GitFixture.in(temp.resolve("library"));
    GitFixture repository = GitFixture.in(temp);
    repository.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        library.root().toString(),
        "lib");
    Path submodule = repository.root().resolve("lib");

    Clone clone = Clones.find(submodule);
    assertThat(clone.main().root()).isEqualTo(submodule);
    assertThat(clone.commonDir()).isEqualTo(repository.root().resolve(".git/modules/lib"));

    GitFixture linked = repository.at(submodule).addWorktree("sub");
    assertThat(Clones.find(linked.root()).main().root()).isEqualTo(submodule);
  }

  @Test
  void aSeparateGitFolderIsFollowed() {
    GitFixture repository = GitFixture.in(temp);
    Path separate = temp.resolve("elsewhere");
    repository.git("init", "-q", "--separate-git-dir", separate.toString());
    assertThat(Clones.find(repository.root()).commonDir()).isEqualTo(separate);
    assertThat(Clones.find(repository.root()).main().root()).isEqualTo(repository.root());
  }

  @Test
  void anUnbornBranchIsABranchAndADetachedHeadIsNone() {
    GitFixture repository = GitFixture.unborn(temp);
    assertThat(Clones.find(repository.root()).here().branch()).contains("main");
    repository.write("a", "a").commit("a");
    repository.git("checkout", "-q", "--detach");
    assertThat(Clones.find(repository.root()).here().branch()).isEmpty();
  }

  @Test
  void duringARebaseTheBranchIsTheOneBeingRebased() {
    for (String backend : new String[] {"--merge", "--apply"}) {
      GitFixture repository = GitFixture.in(temp.resolve(backend.substring(2)));
      repository.git("switch", "-q", "-c", "topic");
      repository.write("f", "topic\n").commit("topic");
      repository.git("switch", "-q", "main");
      repository.write("f", "main\n").commit("main");
      repository.git("switch", "-q", "topic");
      assertThat(repository.tryGit("rebase", backend, "main").ok()).isFalse();
      assertThat(Clones.find(repository.root()).here().branch()).contains("topic");
    }
  }

  @Test
  void aMarkIsReadBackAndGoesWithTheWorktree() {
    GitFixture repository = GitFixture.in(temp);
    GitFixture linked = repository.addWorktree("one");
    var tenant = new Checkout.Tenant(new Id("s-0000001"), new Id("w-0000002"), true);

    Clones.mark(Clones.find(linked.root()).here(), tenant);

    Clone clone = Clones.find(repository.root());
    assertThat(clone.main().tenant()).isEmpty();
    assertThat(clone.rootOf(tenant.session()).orElseThrow().root()).isEqualTo(linked.root());
    assertThat(clone.of(tenant.worktree(), "elsewhere")).isPresent();
    assertThat(linked.git("status", "--porcelain")).isEmpty();

    repository.git("worktree", "remove", linked.root().toString());
    assertThat(Clones.find(repository.root()).of(tenant.worktree(), "elsewhere")).isEmpty();
  }

  @Test
  void aDamagedMarkIsNoMark() throws IOException {
    GitFixture repository = GitFixture.in(temp);
    for (String text : new String[] {"", "\n", "s-1 w-2 root", "s-0000001"}) {
      Files.writeString(repository.root().resolve(".git/codestrator"), text);
      assertThat(Clones.find(repository.root()).here().tenant()).isEmpty();
    }
  }
}
