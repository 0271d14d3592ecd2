package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {
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

  private static CommitRequest only(String... paths) {
    return CommitRequest.everything("Only these").withPaths(List.of(paths));
  }

  private List<String> committed() {
    return Tokens.list(
        repository.git("show", "-z", "--format=", "--name-only", "--no-renames", "HEAD"));
  }

  @Test
  void everythingIsCommittedWithItsMessage() {
    var trailers = new LinkedHashMap<String, String>();
    trailers.put("Orchestrator-Case", "c-4hq8zz1");
    trailers.put("Orchestrator-Step", "a7k2");
    repository.write("new", "x").write("README.md", "changed");

    var commit =
        git.commits()
            .commit(
                root,
                new CommitRequest("Do\nit", "# why\n\nbecause '$(x)' 😀", trailers, List.of()));

    assertThat(commit).contains(git.head(root));
    assertThat(committed()).containsExactly("README.md", "new");
    assertThat(repository.git("log", "-1", "--format=%B"))
        .isEqualTo(
            "Do it\n\n# why\n\nbecause '$(x)' 😀\n\nOrchestrator-Case: c-4hq8zz1\n"
                + "Orchestrator-Step: a7k2");
    assertThat(repository.git("log", "-1", "--format=%(trailers:key=Orchestrator-Step,valueonly)"))
        .isEqualTo("a7k2");
    assertThat(root.resolve(".git").toFile().list((d, n) -> n.startsWith("codestrator"))).isEmpty();
  }

  @Test
  void nothingToCommitIsNoCommit() {
    String head = git.head(root);
    assertThat(git.commits().commit(root, CommitRequest.everything("x"))).isEmpty();
    assertThat(git.commits().commit(root, only("nothing/here"))).isEmpty();
    assertThat(git.head(root)).isEqualTo(head);
  }

  @Test
  void onlyTheWantedPathsAreCommittedAndForeignStagingStays() {
    repository.write("mine/old", "x").write("mine/gone", "x").write("their", "x").commit("x");
    repository.write("mine/old", "y").delete("mine/gone").write("mine/new", "n");
    repository.write("their", "staged").write("their-new", "staged");
    repository.git("add", "their", "their-new");
    repository.write("their", "staged and changed again");

    git.commits().commit(root, only("mine"));

    assertThat(committed()).containsExactly("mine/gone", "mine/new", "mine/old");
    assertThat(git.status(root, List.of()))
        .extracting(c -> c.code() + " " + c.path())
        .containsExactlyInAnyOrder("MM their", "A. their-new");
    assertThat(repository.git("show", ":their")).isEqualTo("staged");
  }

  @Test
  void pathsAreTakenLiterally() {
    List<String> odd =
        List.of("-dash", "a b", "q'\"", "new\nline", "$(touch pwned)", "😀", "*", ":(top)x", "#x");
    odd.forEach(name -> repository.write(name, "x"));
    repository.write("other", "x");

    git.commits().commit(root, only(odd.toArray(String[]::new)));

    assertThat(committed()).containsExactlyInAnyOrderElementsOf(odd);
    assertThat(git.status(root, List.of())).extracting(Change::path).containsExactly("other");
    odd.forEach(repository::delete);
    git.commits().commit(root, only(odd.toArray(String[]::new)));
    assertThat(git.history().listTree(root, "HEAD", "")).containsExactly("README.md");
  }

  @Test
  void aRenameIsCommittedWithBothItsEnds() {
    repository.write("old", "1\n2\n3\n").commit("x");
    repository.git("mv", "old", "new");
    git.commits().commit(root, only("new", "old"));
    assertThat(git.history().listTree(root, "HEAD", "")).containsExactly("README.md", "new");
    assertThat(git.status(root, List.of())).isEmpty();
  }

  @Test
  void aFileTakenOutOfTheIndexButStillThereIsNoChange() {
    String head = git.head(root);
    repository.git("rm", "-q", "--cached", "README.md");
    assertThat(git.commits().commit(root, only("README.md"))).isEmpty();
    repository.git("rm", "-q", "--cached", "README.md");
    assertThat(git.commits().commit(root, CommitRequest.everything("x"))).isEmpty();
    assertThat(git.head(root)).isEqualTo(head);
  }

  @Test
  void aFileReplacedByAFolderIsCommitted() {
    repository.write("x", "file").commit("x");
    repository.delete("x").write("x/y", "in a folder");
    git.commits().commit(root, CommitRequest.everything("x"));
    assertThat(git.history().listTree(root, "HEAD", "x")).containsExactly("x/y");
    repository.delete("x/y").delete("x").write("x", "file again");
    git.commits().commit(root, only("x"));
    assertThat(git.history().listTree(root, "HEAD", "x")).containsExactly("x");
  }

  @Test
  void everythingTakesStagedDeletionsAndRenamesAlong() {
    repository.write("a", "1\n2\n3\n").write("b", "x").write("c", "y").commit("x");
    repository.git("mv", "a", "z");
    repository.git("rm", "-q", "b");
    repository.delete("c").write("n", "n");
    git.commits().commit(root, CommitRequest.everything("x"));
    assertThat(git.history().listTree(root, "HEAD", "")).containsExactly("README.md", "n", "z");
    assertThat(git.status(root, List.of())).isEmpty();
  }

  @Test
  void theFirstCommitCanBeOfSomePathsToo() {
    GitFixture unborn = GitFixture.unborn(temp.resolve("unborn"));
    unborn.write("mine", "x").write("other", "x");
    unborn.git("add", "other");
    assertThat(git.commits().commit(unborn.root(), only("mine"))).isPresent();
    assertThat(git.history().listTree(unborn.root(), "HEAD", "")).containsExactly("mine");
    assertThat(git.status(unborn.root(), List.of())).extracting(Change::code).containsExactly("A.");
  }

  @Test
  void ignoredFilesAndNestedRepositoriesAreLeftAlone() {
    repository.write(".gitignore", "*.log\n").write("x.log", "x");
    GitFixture.in(root.resolve("nested"));
    git.commits().commit(root, CommitRequest.everything("x"));
    assertThat(committed()).contains(".gitignore").noneMatch(p -> p.equals("x.log"));
    assertThat(repository.git("ls-files", "--stage")).doesNotContain("160000");
  }

  @Test
  void aFailingHookRefusesAndKeepsTheWork() {
    repository.hook("pre-commit", "echo out; echo 'lint: bad' >&2; exit 1");
    repository.write("new", "work").write("README.md", "work");
    String head = git.head(root);
    assertRefused(() -> git.commits().commit(root, only("new")), "commit_failed", "lint: bad");
    assertThat(git.head(root)).isEqualTo(head);
    assertThat(repository.read("new")).contains("work");
    assertThat(repository.git("diff", "--cached", "--name-only")).isEmpty();

    repository.hook("pre-commit", "exit 0");
    assertThat(git.commits().commit(root, only("new"))).isPresent();
    assertThat(committed()).containsExactly("new");
  }

  @Test
  void aHookMayRewordTheMessage() {
    repository.hook("commit-msg", "echo 'Signed: hook' >> \"$1\"").write("new", "x");
    git.commits().commit(root, only("new"));
    assertThat(repository.git("log", "-1", "--format=%B")).contains("Signed: hook");
  }

  @Test
  void aMissingIdentityIsExplained() {
    repository.at(repository.home()).write(".gitconfig", "[user]\nuseConfigOnly = true\n");
    repository.write("new", "x");
    assertRefused(() -> git.commits().commit(root, only("new")), "identity_missing");
    assertRefused(
        () -> git.commits().commitTree(root, "HEAD", List.of("HEAD"), "x"), "identity_missing");
  }

  /// Its hook plays the others: it commits while this commit is being made, twice.
  @Test
  void aCommitThatOthersOvertakeIsMadeOnTopOfTheirs() {
    repository.hook(
        "pre-commit",
        "n=$(git rev-list --count HEAD); [ \"$n\" -lt 3 ] || exit 0\n"
            + "git update-ref HEAD \"$(git commit-tree -p HEAD -m Theirs 'HEAD^{tree}')\"");
    repository.write("new", "x");
    var commit = git.commits().commit(root, CommitRequest.everything("Ours"));
    assertThat(commit).contains(git.head(root));
    assertThat(repository.git("log", "--format=%s").lines().limit(3))
        .containsExactly("Ours", "Theirs", "Theirs");
    assertThat(committed()).containsExactly("new");
  }

  @Test
  void conflictsAreNeverCommitted() {
    repository.git("switch", "-q", "-c", "x");
    repository.write("f", "x").commit("x");
    repository.git("switch", "-q", "main");
    repository.write("f", "main").commit("main");
    repository.tryGit("merge", "x");
    var everything = CommitRequest.everything("x");
    assertRefused(() -> git.commits().commit(root, everything), "unmerged_paths", "f");
    repository.git("add", "f");
    assertRefused(() -> git.commits().commit(root, everything), "merge_in_progress");
  }

  @Test
  void aTreeBecomesACommitWithoutTouchingTheWorktree() {
    String base = git.head(root);
    repository.git("switch", "-q", "-c", "x");
    String topic = repository.write("f", "x").commit("x");
    repository.git("switch", "-q", "main");
    repository.write("dirty", "x");

    String merge = git.commits().commitTree(root, topic, List.of(base, topic), "Merge x\n");

    assertThat(repository.git("log", "-1", "--format=%P %s", merge))
        .isEqualTo(base + " " + topic + " Merge x");
    assertThat(git.history().show(root, merge, "f")).contains("x");
    assertThat(git.head(root)).isEqualTo(base);
    assertRefused(() -> git.commits().commitTree(root, "-x", List.of(), "m"), "malformed_revision");
  }

  @Test
  void pathsAreMadeAsInARevisionDeletedOnesToo() {
    String base = git.head(root);
    repository.write("d/new 😀\n", "x").write("README.md", "changed").write("e", "e").commit("x");
    git.commits().checkoutPaths(root, base, List.of("d", "README.md", "no/where"));
    assertThat(repository.read("README.md")).contains("# Project\n");
    assertThat(root.resolve("d")).doesNotExist();
    assertThat(repository.read("e")).contains("e");
    git.commits().checkoutPaths(root, base, List.of());
    assertThat(repository.read("e")).contains("e");
  }
}
