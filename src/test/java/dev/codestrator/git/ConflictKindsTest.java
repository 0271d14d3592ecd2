package dev.codestrator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of conflict that two branches can have, told by [Trials] as by git's own merge.
class ConflictKindsTest {
  @TempDir Path temp;
  private GitFixture main;
  private GitFixture one;
  private GitFixture two;
  private Git git;

  @BeforeEach
  void prepare() {
    main = GitFixture.in(temp);
    git = new Git(main.programs());
    main.write("text", lines("text", 20)).write("moved", lines("moved", 20));
    main.write("doomed", lines("doomed", 20)).write("run.sh", "echo\n").write("picture", "a\0b");
    main.commit("Base");
    one = main.addWorktree("one");
    two = main.addWorktree("two");
  }

  private static String lines(String word, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> word + " " + i + "\n")
        .collect(Collectors.joining());
  }

  private Trials.Trial trial() {
    try (Trials trials = git.trials(main.root(), ".orchestrator/")) {
      return trials
          .of(
              List.of(
                  new Trials.Pair(
                      trials.working("one", one.root()), trials.working("two", two.root()))))
          .getFirst();
    }
  }

  /// What is told while nothing is committed; once it is, git's own merge must agree.
  private List<String> conflicts() {
    List<String> uncommitted = titles();
    one.commit("One");
    two.commit("Two");
    assertThat(titles()).as("committed").isEqualTo(uncommitted);
    boolean clashes = uncommitted.stream().anyMatch(each -> !each.endsWith("(case)"));
    var merge = one.tryGit("merge", "--no-commit", "two");
    assertThat(merge.ok()).as("git merge: " + merge).isEqualTo(!clashes);
    return uncommitted;
  }

  private List<String> titles() {
    MergeForecast forecast = trial().forecast();
    assertThat(forecast.clean()).isEqualTo(forecast.conflicts().isEmpty());
    return forecast.conflicts().stream().map(MergeForecast.Conflict::title).sorted().toList();
  }

  @Test
  void differentLinesOfOneFileMerge() {
    one.write("text", "first\n" + lines("text", 20));
    two.write("text", lines("text", 20) + "last\n");
    assertThat(trial().files()).containsExactly("text");
    assertThat(conflicts()).isEmpty();
  }

  @Test
  void sameLinesOfOneFile() {
    one.write("text", lines("text", 20).replace("text 7\n", "one\nmore\n"));
    two.write("text", "first\n" + lines("text", 20).replace("text 7\n", "two\n"));
    assertThat(trial().forecast().conflicts().getFirst().hunks())
        .containsExactly(
            new MergeForecast.Hunk(
                "7-8", "8", "<<<<<<< one\none\nmore\n=======\ntwo\n>>>>>>> two\n"));
    assertThat(conflicts()).containsExactly("text (content)");
  }

  @Test
  void aLineDeletedHereAndChangedThere() {
    one.write("text", lines("text", 20).replace("text 7\n", ""));
    two.write("text", lines("text", 20).replace("text 7\n", "two\n"));
    assertThat(trial().forecast().conflicts().getFirst().hunks())
        .extracting(MergeForecast.Hunk::oursLines, MergeForecast.Hunk::theirsLines)
        .containsExactly(tuple("after 6", "7"));
    assertThat(conflicts()).containsExactly("text (content)");
  }

  @Test
  void aNewFileOnBothSides() {
    one.write("new", "one\n");
    two.write("new", "two\n");
    assertThat(conflicts()).containsExactly("new (add/add)");
  }

  @Test
  void changedHereDeletedThere() {
    one.write("doomed", lines("doomed", 20) + "more\n");
    two.delete("doomed");
    assertThat(trial().files()).containsExactly("doomed");
    assertThat(conflicts()).containsExactly("doomed (modify/delete)");
  }

  @Test
  void renamedDifferently() {
    one.git("mv", "moved", "here");
    two.git("mv", "moved", "there");
    assertThat(conflicts())
        .containsExactly("here (rename/rename)", "moved (rename/rename)", "there (rename/rename)");
  }

  @Test
  void renamedHereDeletedThere() {
    one.git("mv", "moved", "here");
    two.delete("moved");
    assertThat(conflicts()).isNotEmpty().allMatch(each -> each.endsWith("(rename/delete)"));
  }

  @Test
  void renamedHereChangedThereMergesAndItsLinesAreFoundWhenBothChangeThem() {
    one.git("mv", "moved", "here");
    two.write("moved", lines("moved", 20).replace("moved 5\n", "two\n"));
    assertThat(titles()).isEmpty();
    one.write("here", "first\n" + lines("moved", 20).replace("moved 5\n", "one\n"));
    MergeForecast.Conflict conflict = trial().forecast().conflicts().getFirst();
    assertThat(conflict.path()).isEqualTo("here");
    assertThat(conflict.hunks())
        .extracting(MergeForecast.Hunk::oursLines, MergeForecast.Hunk::theirsLines)
        .containsExactly(tuple("6", "5"));
    assertThat(conflicts()).containsExactly("here (content)");
  }

  @Test
  void aNewFileInDifferentModes() {
    one.write("tool", "echo\n");
    assertThat(one.root().resolve("tool").toFile().setExecutable(true)).isTrue();
    two.write("tool", "echo\n");
    assertThat(conflicts()).containsExactly("tool (mode)");
  }

  @Test
  void aModeHereAndTextThereMerge() {
    assertThat(one.root().resolve("run.sh").toFile().setExecutable(true)).isTrue();
    two.write("run.sh", "echo two\n");
    assertThat(trial().files()).containsExactly("run.sh");
    assertThat(conflicts()).isEmpty();
  }

  @Test
  void binaryFiles() {
    one.write("picture", "one\0b");
    two.write("picture", "two\0b");
    assertThat(trial().forecast().conflicts().getFirst().hunks()).isEmpty();
    assertThat(conflicts()).containsExactly("picture (binary)");
  }

  @Test
  void aLinkHereAndTextThere() {
    one.delete("text");
    link("text", "moved");
    two.write("text", "two\n");
    assertThat(conflicts()).containsExactly("text (distinct types)");
  }

  private void link(String name, String to) {
    try {
      Files.createSymbolicLink(one.root().resolve(name), Path.of(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileHereAndAFolderThere() {
    one.write("thing", "file\n");
    two.write("thing/inside", "folder\n");
    assertThat(conflicts()).containsExactly("thing (file/directory)");
  }

  @Test
  void aSubmoduleAtDifferentCommits() {
    GitFixture library = GitFixture.in(temp.resolve("library"));
    String first = library.git("rev-parse", "HEAD");
    String second = library.write("a", "a").commit("A");
    library.git("switch", "-q", "-c", "other", first);
    String third = library.write("b", "b").commit("B");
    Stream.of(one, two).forEach(each -> submodule(each, library, first));
    assertThat(titles()).isEmpty();
    one.at(one.root().resolve("sub")).git("checkout", "-q", second);
    two.at(two.root().resolve("sub")).git("checkout", "-q", third);
    assertThat(conflicts()).containsExactly("sub (submodule)");
  }

  private static void submodule(GitFixture at, GitFixture library, String commit) {
    at.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        "--",
        library.root().toString(),
        "sub");
    at.at(at.root().resolve("sub")).git("checkout", "-q", commit);
    at.commit("Submodule");
  }

  @Test
  void oneNameRenamedToTwoThatDifferInCaseOnly() {
    one.git("mv", "moved", "Moved");
    two.git("mv", "moved", "MOVED");
    assertThat(conflicts())
        .contains("MOVED (rename/rename)", "Moved (rename/rename)", "moved (rename/rename)");
  }

  @Test
  void aRenameOfCaseOnlyMergesWithAChange() {
    one.git("mv", "moved", "Moved");
    two.write("moved", lines("moved", 20) + "more\n");
    assertThat(conflicts()).isEmpty();
  }

  @Test
  void newNamesThatDifferInCaseOnlyAreToldThoughGitHereMergesThem() {
    one.write("src/Card", "one\n");
    two.write("src/card", "two\n");
    assertThat(conflicts()).containsExactly("src/card (case)");
  }

  @Test
  void namesOfAnyCharacterAndFilesWithoutLastLineEnd() {
    String name = "a \"b\"\t\\c\né😀";
    one.write(name, "one");
    two.write(name, "two");
    MergeForecast.Conflict conflict = trial().forecast().conflicts().getFirst();
    assertThat(conflict.path()).isEqualTo(name);
    assertThat(conflict.hunks()).hasSize(1);
    assertThat(conflict.hunks().getFirst().text()).contains("one\n", "two\n");
    assertThat(conflicts()).containsExactly(name + " (add/add)");
  }

  @Test
  void aMergeThatIsUnderWayCountsAsItIs() {
    one.write("text", "one\n").commit("One");
    two.write("text", "two\n").commit("Two");
    assertThat(one.tryGit("merge", "two").ok()).isFalse();
    assertThat(titles()).containsExactly("text (content)");
    assertThat(one.git("status", "--porcelain")).startsWith("UU text");
  }

  @Test
  void aNestedRepositoryAndAnUnreadableFileAreLeftOut() {
    one.write("nested/file", "x");
    one.at(one.root().resolve("nested")).git("init", "-q");
    one.write("secret", "x").write("new", "one\n");
    two.write("new", "two\n");
    assertThat(one.root().resolve("secret").toFile().setReadable(false)).isTrue();
    assertThat(titles()).containsExactly("new (add/add)");
  }
}
