package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Command;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Landings killed by signal 9 at every step, asked to end, or standing still while another one is
/// tried: main is before or after, never between, the request says which, and landing again lands
/// it once.
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
    scene.approve(0);
    List<String> points = scene.struck().places("merge.main.land");
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
    int moved = points.indexOf("moved") + 1;
    tests.add(DynamicTest.dynamicTest(strategy + "-ended", () -> ended(scene, moved, points)));
    return tests;
  }

  @TestFactory
  List<DynamicTest> aLandingThatStandsStillForAWhile() {
    var scene = Scene.of(Desk.in(temp.resolve("still")).open(), "merge", true);
    scene.approve(0);
    List<String> points = scene.struck().places("merge.main.land");
    return Stream.of("verified", "moved", "noted")
        .map(name ->
            DynamicTest.dynamicTest("stopped-" + name, () -> once(scene, points.indexOf(name) + 1)))
        .toList();
  }

  private static void once(Scene scene, int place) throws Exception {
    scene.approve(place);
    String before = scene.onMain("rev-parse", "main");

    String ended = scene.struck().stop(place, scene::othersAreTold, "merge.main.land");

    assertThat(ended).isEqualTo("done");
    scene.landedOnce(place, before);
  }

  private static void ended(Scene scene, int place, List<String> points) throws Exception {
    scene.approve(points.size() + place);
    String before = scene.onMain("rev-parse", "main");
    scene.struck().terminate(place, "merge.main.land");
    scene.landAgain();
    scene.landedOnce(points.size() + place, before);
  }

  private static void beforeOrAfter(Scene scene, int place, List<String> points) throws Exception {
    scene.approve(place);
    String before = scene.onMain("rev-parse", "main");

    scene.struck().kill(place, "merge.main.land");

    boolean moved = points.subList(0, place).contains("moved");
    assertThat(scene.landed(place)).as("on main").isEqualTo(moved);
    assertThat(scene.status().equals("landed")).as("request says so").isEqualTo(moved);
    assertThat(scene.onMain("rev-parse", "main").equals(before)).isEqualTo(!moved);
    assertThat(scene.onMain("status", "--porcelain")).isEmpty();
    assertThat(Desk.text(scene.desk.call("system.doctor", "fix", true), "left")).isEqualTo("0");

    scene.landAgain();
    scene.landedOnce(place, before);
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

    void landAgain() {
      try {
        desk.call("merge.main.land");
      } catch (Rejection.Conflict e) {
        assertThat(e.code()).isEqualTo("already_landed");
      }
    }

    void othersAreTold() {
      assertThatThrownBy(() -> desk.call("merge.main.land"))
          .isInstanceOfSatisfying(
              Rejection.Busy.class, e -> assertThat(e.code()).isEqualTo("lock_busy"));
    }

    Struck struck() {
      return new Struck(desk.git(), desk.session().orElseThrow().value());
    }

    String status() {
      return Desk.text(desk.call("merge.main.status"), "status");
    }

    void landedOnce(int number, String before) {
      assertThat(status()).isEqualTo("landed");
      assertThat(landed(number)).isTrue();
      assertThat(onMain("log", "--first-parent", "--format=%s", before + "..main").lines())
          .as("landings")
          .hasSize(1);
      assertThat(onMain("status", "--porcelain")).isEmpty();
    }

    boolean landed(int number) {
      return desk.git().tryGit("cat-file", "-e", "main:work" + number).ok();
    }
  }
}
