package dev.codestrator.io;

import static dev.codestrator.io.Journals.journal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Processes killed by signal 9 at every named place of a commit and of a recovery.
class JournalCrashTest {
  @TempDir static Path folder;

  @TestFactory
  List<DynamicTest> allOrNothingWhereverACommitOfSeveralFilesDies() throws IOException {
    return atEachPoint("several", Scene::commitSeveral);
  }

  @TestFactory
  List<DynamicTest> allOrNothingWhereverACommitOfOneFileDies() throws IOException {
    return atEachPoint("single", Scene::commitOne);
  }

  @TestFactory
  List<DynamicTest> allOrNothingWhereverCommitsDieThatGoTogether() throws IOException {
    return atEachPoint("together", Scene::commitTogether);
  }

  @TestFactory
  List<DynamicTest> allIsDoneWhereverARecoveryOfCommitsThatWentTogetherDies() throws IOException {
    return atEachPoint("recovery-together", Scene::recoverTogether);
  }

  @TestFactory
  List<DynamicTest> allIsDoneWhereverARecoveryDies() throws IOException {
    return atEachPoint("recovery", Scene::recover);
  }

  @Test
  void aCommitThatWasAcknowledgedStays() throws Exception {
    Scene scene = Scene.create(folder.resolve("acknowledged"));

    assertThat(die(scene, "several", Integer.MAX_VALUE)).isEqualTo("acknowledged");

    assertThat(scene.recovered()).isEqualTo("new");
  }

  private static List<DynamicTest> atEachPoint(String action, Action run) throws IOException {
    var points = new ArrayList<String>();
    run.on(Scene.create(folder.resolve(action)), points::add);
    assertThat(points).as("points").hasSizeGreaterThan(3);
    var tests = new ArrayList<DynamicTest>();
    for (int n = 1; n <= points.size(); n++) {
      int place = n;
      String name = action + "-" + n + "-" + points.get(n - 1);
      tests.add(DynamicTest.dynamicTest(name, () -> allOrNothing(action, place, name)));
    }
    return tests;
  }

  private static void allOrNothing(String action, int place, String name) throws Exception {
    Scene scene = Scene.create(folder.resolve(name));

    assertThat(die(scene, action, place)).as("printed").isEqualTo("null");

    assertThat(scene.recovered()).isEqualTo("new");
    assertThat(Disk.leftovers(scene.root())).isEmpty();
  }

  private static String die(Scene scene, String action, int place) throws Exception {
    try (ForkedJvm child = ForkedJvm.start(JournalCrashTest.class, scene.root(), action, place)) {
      String line = child.line();
      int exit = child.process().waitFor();
      assertThat(exit).isEqualTo(line.equals("null") ? ForkedJvm.KILLED : 0);
      return line;
    }
  }

  public static void main(String[] words) {
    var scene = new Scene(Path.of(words[0]));
    FaultPoint fault = ForkedJvm.killAt(Integer.parseInt(words[2]));
    switch (words[1]) {
      case "several" -> scene.commitSeveral(fault);
      case "single" -> scene.commitOne(fault);
      case "together" -> scene.commitTogether(fault);
      case "recovery-together" -> scene.recoverTogether(fault);
      default -> scene.recover(fault);
    }
    System.out.println("acknowledged");
  }

  private interface Action {
    void on(Scene scene, FaultPoint fault);
  }

  /// Files before a commit, and what the commit makes of them.
  record Scene(Path root) {
    static Scene create(Path root) {
      var scene = new Scene(root);
      for (String name : List.of("changed", "deleted", "changed-too")) {
        Disk.replace(scene.file(name), bytes("old"));
      }
      return scene;
    }

    Path local() {
      return root.resolve("local");
    }

    Path file(String name) {
      return root.resolve("tree").resolve(name);
    }

    void commitSeveral(FaultPoint fault) {
      commit(
          fault,
          List.of(
              new Commit(
                  "test",
                  List.of(
                      replaced("changed"),
                      Change.delete(file("deleted"), bytes("old")),
                      created(),
                      replaced("changed-too")))));
    }

    /// Three commits, two of which change the same file.
    void commitTogether(FaultPoint fault) {
      commit(
          fault,
          List.of(
              new Commit(
                  "first",
                  List.of(
                      Change.write(file("changed"), Optional.of(bytes("old")), bytes("between")),
                      Change.delete(file("deleted"), bytes("old")))),
              new Commit("second", List.of(created())),
              new Commit(
                  "third",
                  List.of(
                      Change.write(file("changed"), Optional.of(bytes("between")), bytes("new")),
                      replaced("changed-too")))));
    }

    private Change created() {
      return Change.write(file("new/folder/created"), Optional.empty(), bytes("new"));
    }

    void commitOne(FaultPoint fault) {
      commit(fault, List.of(new Commit("test", List.of(replaced("changed")))));
    }

    /// Recovers what a commit left that got as far as its manifest.
    void recover(FaultPoint fault) {
      recover(fault, this::commitSeveral);
    }

    void recoverTogether(FaultPoint fault) {
      recover(fault, this::commitTogether);
    }

    private void recover(FaultPoint fault, Consumer<FaultPoint> commit) {
      try {
        commit.accept(Scene::stopWhenDecided);
      } catch (IllegalStateException e) {
        journal(local(), fault).recover();
      }
    }

    private static void stopWhenDecided(String point) {
      if (point.equals("decided")) {
        throw new IllegalStateException("stopped");
      }
    }

    private Change replaced(String name) {
      return Change.write(file(name), Optional.of(bytes("old")), bytes("new"));
    }

    private void commit(FaultPoint fault, List<Commit> commits) {
      try {
        journal(local(), fault).commit(commits);
      } catch (ChangedOnDisk e) {
        throw new AssertionError(e);
      }
    }

    /// `old`, `new`, or a description of the mixture, after the next process has recovered. A
    /// commit of one file counts as new when that file is.
    String recovered() throws IOException {
      assertThat(journal(local()).recover()).as("notes").isEmpty();
      String state = "" + content("changed") + content("deleted") + content("new/folder/created");
      state += content("changed-too");
      return switch (state) {
        case "old old - old " -> Files.exists(file("new")) ? "old with folder" : "old";
        case "new - new new ", "new old - old " -> "new";
        default -> state;
      };
    }

    private String content(String name) {
      return Disk.read(file(name)).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("-")
          + " ";
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
