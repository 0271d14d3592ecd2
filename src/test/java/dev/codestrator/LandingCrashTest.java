package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Landings killed by signal 9 at every step: main is before or after, never between, the request
/// says which, and landing again lands it once.
class LandingCrashTest {
  private static final List<String> OWN =
      List.of("merged", "verified", "prepared", "moved", "merged back", "noted", "finished");
  private static final List<String> STEPS =
      Stream.concat(OWN.stream(), Stream.of("decided")).toList();

  @TempDir static Path temp;

  @TestFactory
  List<DynamicTest> aMergeOnACheckedOutTarget() {
    return atEachPoint("merge", true);
  }

  @TestFactory
  List<DynamicTest> aSquashOnATargetThatIsNotCheckedOut() {
    return atEachPoint("squash", false);
  }

  private static List<DynamicTest> atEachPoint(String strategy, boolean checkedOut) {
    var scene = Scene.of(Desk.in(temp.resolve(strategy)).open(), strategy, checkedOut);
    var points = new ArrayList<String>();
    scene.approve(0);
    scene.land(points::add);
    assertThat(scene.landed(0)).isTrue();
    assertThat(points).containsAll(OWN);
    var tests = new ArrayList<DynamicTest>();
    for (int n = 1; n <= points.size(); n++) {
      int place = n;
      if (!STEPS.contains(points.get(n - 1))) {
        continue; // the journal's own places have a test of their own
      }
      String name = strategy + "-" + n + "-" + points.get(n - 1);
      tests.add(DynamicTest.dynamicTest(name, () -> beforeOrAfter(scene, place, points)));
    }
    return tests;
  }

  private static void beforeOrAfter(Scene scene, int place, List<String> points) throws Exception {
    scene.approve(place);
    String before = scene.onMain("rev-parse", "main");

    scene.die(place);

    boolean moved = points.subList(0, place).contains("moved");
    assertThat(scene.landed(place)).as("on main").isEqualTo(moved);
    assertThat(scene.status().equals("landed")).as("request says so").isEqualTo(moved);
    assertThat(scene.onMain("rev-parse", "main").equals(before)).isEqualTo(!moved);
    assertThat(scene.onMain("status", "--porcelain")).isEmpty();
    assertThat(Desk.text(scene.desk.call("system.doctor", "fix", true), "left")).isEqualTo("0");

    scene.landAgain();
    assertThat(scene.status()).isEqualTo("landed");
    assertThat(scene.landed(place)).isTrue();
    assertThat(scene.onMain("log", "--first-parent", "--format=%s", before + "..main").lines())
        .as("landings")
        .hasSize(1);
    assertThat(scene.onMain("status", "--porcelain")).isEmpty();
  }

  /// The process that dies.
  public static void main(String[] words) {
    var git = new GitFixture(Path.of(words[0]), Path.of(words[1]));
    FaultPoint faults = ForkedJvm.killAt(Integer.parseInt(words[3]));
    var desk =
        new Desk(git, Desk.at(git, faults).dispatcher(), Optional.of(new Id(words[2])), Role.ROOT);
    desk.call("merge.main.land");
    System.out.println("acknowledged");
  }

  /// A session that lands again and again, each time another file.
  private record Scene(Desk desk) {
    static Scene of(Desk desk, String strategy, boolean checkedOut) {
      desk.root()
          .write(
              ".orchestrator/config.yaml",
              "merge:\n  verify: test -f work0\n  strategy: " + strategy + "\n");
      String id = desk.make("case", "Reject", desk.group(), "Check the date").id();
      desk.call("case.begin", "case_id", id);
      if (!checkedOut) {
        desk.git().git("switch", "--quiet", "-c", "elsewhere");
      }
      return new Scene(desk);
    }

    String onMain(String... words) {
      return desk.git().git(words);
    }

    /// Work of this number, approved; main has grown meanwhile.
    void approve(int number) {
      desk.root().write("work" + number, number + "\n").commit("Work " + number);
      String merge = Desk.text(desk.call("merge.main.request"), "merge_request_id");
      desk.call("merge.review.submit", "merge_request_id", merge, "verdict", "APPROVE");
      String other =
          onMain("commit-tree", "-p", "main", "-m", "Other " + number, tree("other" + number));
      if (onMain("branch", "--show-current").equals("main")) {
        onMain("merge", "--quiet", "--ff-only", other);
      } else {
        onMain("update-ref", "refs/heads/main", other);
      }
    }

    /// The tree of main with one more file.
    private String tree(String name) {
      String blob = onMain("rev-parse", "main:README.md");
      String index = desk.git().root().resolve(".git/test-index").toString();
      var words =
          List.of(
              "sh",
              "-c",
              "GIT_INDEX_FILE="
                  + index
                  + "; export GIT_INDEX_FILE;"
                  + " git read-tree main && git update-index --add --cacheinfo 100644,"
                  + blob
                  + ","
                  + name
                  + " && git write-tree");
      return desk.git().programs().run(Command.of(desk.git().root(), words)).out().strip();
    }

    void land(FaultPoint faults) {
      Desk dying = Desk.at(desk.git(), faults);
      new Desk(desk.git(), dying.dispatcher(), desk.session(), desk.role()).call("merge.main.land");
    }

    void landAgain() {
      try {
        desk.call("merge.main.land");
      } catch (Rejection.Conflict e) {
        assertThat(e.code()).isEqualTo("already_landed");
      }
    }

    void die(int place) throws Exception {
      GitFixture git = desk.git();
      Id session = desk.session().orElseThrow();
      try (ForkedJvm child =
          ForkedJvm.start(
              List.of(), LandingCrashTest.class, git.home(), git.root(), session, place)) {
        assertThat(child.line()).as("printed").isEqualTo("null");
        assertThat(child.process().waitFor()).isEqualTo(ForkedJvm.KILLED);
      }
    }

    String status() {
      return Desk.text(desk.call("merge.main.status"), "status");
    }

    boolean landed(int number) {
      return desk.git().tryGit("cat-file", "-e", "main:work" + number).ok();
    }
  }
}
