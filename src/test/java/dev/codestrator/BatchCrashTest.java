package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Landings that take another session's request along, killed by signal 9 at every step: either
/// both are on main or none, each request says which, and landing again lands each once.
class BatchCrashTest {
  private static final List<String> STEPS =
      List.of("verified", "prepared", "moved", "merged back", "noted", "finished");

  @TempDir static Path temp;

  @TestFactory
  List<DynamicTest> atEachPoint() {
    Desk main = Desk.in(temp);
    main.git()
        .write(".orchestrator/config.yaml", "merge:\n  batch: 4\n  verify: test -f README.md\n");
    main.git().commit("Settings");
    var sides = List.of(Side.in(main, "a"), Side.in(main, "b"));
    sides.forEach(side -> side.approve(0));
    List<String> points = sides.getLast().land();
    assertThat(sides).allSatisfy(side -> assertThat(side.landed(0)).isTrue());
    assertThat(points).containsAll(STEPS);
    var tests = new ArrayList<DynamicTest>();
    for (int n = 1; n <= points.size(); n++) {
      int place = n;
      if (STEPS.contains(points.get(n - 1))) {
        String name = "batch-" + n + "-" + points.get(n - 1);
        tests.add(DynamicTest.dynamicTest(name, () -> bothOrNone(sides, place, points)));
      }
    }
    return tests;
  }

  private static void bothOrNone(List<Side> sides, int place, List<String> points)
      throws Exception {
    GitFixture git = sides.getFirst().desk.git();
    sides.forEach(side -> side.approve(place));
    String before = git.git("rev-parse", "main");

    sides.getLast().struck().kill(place, "merge.main.land");

    boolean moved = points.subList(0, place).contains("moved");
    assertThat(sides)
        .allSatisfy(side -> {
          assertThat(side.landed(place)).as("on main").isEqualTo(moved);
          assertThat(side.status().equals("landed")).as("request says so").isEqualTo(moved);
        });
    assertThat(git.git("status", "--porcelain")).isEmpty();

    sides.reversed().forEach(Side::landAgain);

    assertThat(sides)
        .allSatisfy(side -> {
          assertThat(side.landed(place)).isTrue();
          assertThat(side.status()).isEqualTo("landed");
        });
    assertThat(git.git("log", "--first-parent", "--format=%s", before + "..main").lines())
        .as("landings")
        .hasSize(2);
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.git("worktree", "list")).doesNotContain("verify-");
  }

  /// A session that lands again and again, each time another file of its own.
  private record Side(Desk desk, GitFixture root, String name) {
    static Side in(Desk main, String name) {
      Desk desk = main.open();
      String session = desk.session().orElseThrow().value();
      Map<String, Object> own =
          Desk.rows(desk.call("session.list"), "sessions").stream()
              .filter(row -> session.equals(row.get("id")))
              .findFirst()
              .orElseThrow();
      String id = desk.make("case", "Work of " + name, desk.group(), "Do it").id();
      desk.call("case.begin", "case_id", id);
      return new Side(desk, main.git().at(Path.of(String.valueOf(own.get("path")))), name);
    }

    void approve(int number) {
      root.write(name + number, number + "\n").commit("Work " + number);
      String merge = Desk.text(desk.call("merge.main.request"), "merge_request_id");
      desk.call("merge.review.submit", "merge_request_id", merge, "verdict", "APPROVE");
      if (name.equals("a")) {
        desk.call("merge.main.release_lock");
      }
    }

    List<String> land() {
      List<String> places = struck().places("merge.main.land");
      desk.call("merge.main.release_lock");
      return places;
    }

    void landAgain() {
      desk.call("merge.main.acquire_lock");
      try {
        desk.call("merge.main.land");
      } catch (Rejection.Conflict e) {
        assertThat(e.code()).isEqualTo("already_landed");
      }
      desk.call("merge.main.release_lock", "abandon", true, "reason", "landed");
    }

    Struck struck() {
      return new Struck(desk.git(), desk.session().orElseThrow().value());
    }

    String status() {
      return Desk.text(desk.call("merge.main.status"), "status");
    }

    boolean landed(int number) {
      return desk.git().tryGit("cat-file", "-e", "main:" + name + number).ok();
    }
  }
}
