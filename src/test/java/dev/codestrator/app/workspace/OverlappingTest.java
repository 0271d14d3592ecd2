package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlappingTest {
  @TempDir Path temp;
  private Scene scene;
  private GitFixture one;
  private GitFixture two;

  @BeforeEach
  void open() {
    Orchestra orchestra = Orchestra.in(temp);
    orchestra.git().write("shared.txt", "1\n2\n3\n4\n5\n6\n7\n8\n").write("other.txt", "x\n");
    orchestra.git().write(".gitignore", "*.log\n").commit("Files");
    scene = orchestra.open("Checkout");
    one = child("one");
    two = child("two");
  }

  private GitFixture child(String branch) {
    return scene.gitAt(scene.root().call("worktree.create", "branch", branch).text("id"));
  }

  private List<Answer> overlaps(Object... fields) {
    return scene.root().call("worktree.overlap", fields).list("overlaps");
  }

  private Optional<Answer> between(String a, String b) {
    return overlaps().stream()
        .filter(each -> each.text("ours").equals(a) && each.text("theirs").equals(b))
        .findFirst();
  }

  private static List<String> conflicts(Answer pair) {
    return pair.list("conflicts").stream()
        .map(each -> each.text("path") + " (" + each.text("kind") + ")")
        .toList();
  }

  /// All that git could have left behind.
  private String traces() throws IOException {
    Path common = scene.orchestra().git().root().resolve(".git");
    try (var files = Files.walk(common)) {
      return files.filter(Files::isRegularFile).sorted().toList()
          + scene.orchestra().git().git("for-each-ref")
          + one.git("status", "--porcelain")
          + two.git("status", "--porcelain")
          + one.git("ls-files", "-s");
    }
  }

  @Test
  void branchesApartDoNotOverlap() {
    one.write("a.txt", "a").commit("a");
    two.write("b.txt", "b").commit("b");
    Answer all = scene.root().call("worktree.overlap");
    assertThat(all.get("clean")).isEqualTo(true);
    assertThat(all.list("overlaps")).isEmpty();
    assertThat(all.each("branches", "branch")).contains("one", "two", "main").hasSize(4);
  }

  @Test
  void filesThatBothTouchAreToldAndConflictsWithTheirHunks() {
    one.write("shared.txt", "one\n2\n3\n4\n5\n6\n7\n8\n").write("other.txt", "one\n").commit("1");
    two.write("shared.txt", "1\n2\n3\n4\n5\n6\n7\ntwo\n").write("other.txt", "two\n").commit("2");
    Answer pair = between("one", "two").orElseThrow();
    assertThat(pair.texts("files")).containsExactly("other.txt", "shared.txt");
    assertThat(conflicts(pair)).containsExactly("other.txt (content)");
    Answer hunk = pair.list("conflicts").getFirst().list("hunks").getFirst();
    assertThat(hunk.text("ours_lines")).isEqualTo("1");
    assertThat(hunk.text("theirs_lines")).isEqualTo("1");
    assertThat(hunk.text("text")).isEqualTo("<<<<<<< one\none\n=======\ntwo\n>>>>>>> two\n");
    assertThat(scene.root().call("worktree.overlap").get("clean")).isEqualTo(false);
  }

  @Test
  void whatIsNotCommittedCountsAndIsLeftAsItIs() throws IOException {
    one.write("other.txt", "one\n").write("new.txt", "one\n").write("x.log", "one\n");
    two.write("other.txt", "two\n").git("add", "other.txt");
    two.write("new.txt", "two\n").write("x.log", "two\n");
    String before = traces();

    Answer pair = between("one", "two").orElseThrow();

    assertThat(pair.texts("files")).containsExactly("new.txt", "other.txt");
    assertThat(conflicts(pair))
        .containsExactlyInAnyOrder("new.txt (add/add)", "other.txt (content)");
    Answer branch = scene.root().call("worktree.overlap").list("branches").getFirst();
    assertThat(branch.text("branch")).isEqualTo("one");
    assertThat(branch.texts("uncommitted")).containsExactlyInAnyOrder("new.txt", "other.txt");
    assertThat(traces()).isEqualTo(before);
    assertThat(one.read("other.txt")).contains("one\n");
  }

  @Test
  void theTargetIsComparedWithEachAndRecordsDoNotCount() {
    GitFixture main = scene.orchestra().git();
    main.write("other.txt", "main\n").commit("Meanwhile");
    one.write("other.txt", "one\n").commit("1");
    one.write(".orchestrator/README.md", "one\n");
    two.write(".orchestrator/README.md", "two\n");
    assertThat(overlaps()).hasSize(1);
    assertThat(conflicts(between("one", "main").orElseThrow()))
        .containsExactly("other.txt (content)");
  }

  @Test
  void aFileAndAFolderOfOneNameConflict() {
    one.write("thing", "file").commit("1");
    two.write("thing/inside", "folder").commit("2");
    assertThat(conflicts(between("one", "two").orElseThrow()))
        .containsExactly("thing (file/directory)");
  }

  @Test
  void allSessionsAreComparedWhenAskedFor() {
    Scene other = scene.orchestra().open("Second job");
    String child = other.root().call("worktree.create", "branch", "three").text("id");
    other.gitAt(child).write("other.txt", "three\n").commit("3");
    one.write("other.txt", "one\n").commit("1");
    assertThat(overlaps()).isEmpty();
    assertThat(overlaps("all", true)).hasSize(1);
    assertThat(scene.orchestra().root().call("worktree.overlap").list("overlaps")).hasSize(1);
  }

  @Test
  void aListOfWorktreesTellsWhatConflictsWithItsParent() {
    scene.git().write("other.txt", "root\n").commit("Root");
    one.write("other.txt", "one\n").commit("1");
    two.write("b.txt", "b\n").commit("2");
    Answer listed = scene.root().call("worktree.list");
    assertThat(listed.get("total")).isEqualTo(3);
    assertThat(listed.list("worktrees"))
        .extracting(each -> each.text("branch"), each -> each.texts("conflicts"))
        .contains(tuple("one", List.of("other.txt")), tuple("two", List.of()));
    Answer cut = scene.root().call("worktree.list", "limit", 2);
    assertThat(
            scene
                .root()
                .call("worktree.list", "limit", 2, "cursor", cut.text("cursor"))
                .list("worktrees"))
        .hasSize(1);
  }
}
