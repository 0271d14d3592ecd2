package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.testing.GitFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Processes killed by signal 9 at every named place of operations that change several files: all
/// of it is done or nothing, and nothing is wrong afterwards.
class OperationCrashTest {
  @TempDir static Path temp;

  @TestFactory
  List<DynamicTest> makingTasks() {
    return atEachPoint("create");
  }

  @TestFactory
  List<DynamicTest> beginningACase() {
    return atEachPoint("begin");
  }

  @TestFactory
  List<DynamicTest> completingACase() {
    return atEachPoint("complete");
  }

  @TestFactory
  List<DynamicTest> givingAVerdict() {
    return atEachPoint("submit");
  }

  private static List<DynamicTest> atEachPoint(String operation) {
    var scene = new Scene(operation, Desk.in(temp.resolve(operation)).open());
    var points = new ArrayList<String>();
    String first = scene.prepare();
    scene.dying(points::add).run(first);
    assertThat(scene.outcome(first)).isEqualTo("all");
    assertThat(points).as("points").hasSizeGreaterThan(3);
    var tests = new ArrayList<DynamicTest>();
    for (int n = 1; n <= points.size(); n++) {
      int place = n;
      String name = operation + "-" + n + "-" + points.get(n - 1);
      tests.add(DynamicTest.dynamicTest(name, () -> allOrNothing(scene, place, points)));
    }
    return tests;
  }

  private static void allOrNothing(Scene scene, int place, List<String> points) throws Exception {
    String id = scene.prepare();

    assertThat(die(scene, place, id)).isEqualTo(ForkedJvm.KILLED);

    assertThat(Desk.text(scene.desk.call("system.doctor", "fix", true), "left")).isEqualTo("0");
    boolean decided = points.subList(0, place).contains("decided");
    assertThat(scene.outcome(id)).isEqualTo(decided ? "all" : "nothing");
    assertThat(Desk.text(scene.desk.call("system.doctor"), "problems")).isEqualTo("[]");
  }

  private static int die(Scene scene, int place, String id) throws Exception {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    GitFixture git = scene.desk.git();
    Id session = scene.desk.session().orElseThrow();
    try (ForkedJvm child =
        ForkedJvm.start(
            path,
            OperationCrashTest.class,
            git.home(),
            git.root(),
            session,
            scene.operation,
            place,
            id)) {
      assertThat(child.line()).as("printed").isEqualTo("null");
      return child.process().waitFor();
    }
  }

  /// The process that dies.
  public static void main(String[] words) {
    var git = new GitFixture(Path.of(words[0]), Path.of(words[1]));
    FaultPoint faults = ForkedJvm.killAt(Integer.parseInt(words[4]));
    new Scene(words[3], dying(git, new Id(words[2]), faults)).run(words[5]);
    System.out.println("acknowledged");
  }

  private static Desk dying(GitFixture git, Id session, FaultPoint faults) {
    return new Desk(git, Desk.at(git, faults).dispatcher(), Optional.of(session), Role.ROOT);
  }

  /// An operation, and the session in which it is done again and again.
  private record Scene(String operation, Desk desk, Map<Path, String> records) {
    Scene(String operation, Desk desk) {
      this(operation, desk, new LinkedHashMap<>());
    }

    Scene dying(FaultPoint faults) {
      return new Scene(
          operation,
          OperationCrashTest.dying(desk.git(), desk.session().orElseThrow(), faults),
          records);
    }

    /// Makes what the operation needs; the ID that it is about.
    String prepare() {
      return switch (operation) {
        case "create" -> "crash" + desk.call("task.list", "limit", 1).get("total");
        case "begin" -> begun(false);
        case "complete" -> begun(true);
        default -> asked();
      };
    }

    private String begun(boolean checked) {
      String id = desk.make("case", "Reject", desk.group(), "Check the date").id();
      if (checked) {
        desk.call("case.begin", "case_id", id);
        desk.call("step.check", "case_id", id, "step", "Check the date", "result", "pass");
      }
      return id;
    }

    /// A review that waits for its verdict; made once, and put back when its verdict was given.
    private String asked() {
      if (records.isEmpty()) {
        begun(true);
        desk.root().write("code", "x").commit("Work");
        String merge = Desk.text(desk.call("merge.main.request"), "merge_request_id");
        desk.call("merge.main.acquire_lock");
        String head = desk.root().git("rev-parse", "HEAD");
        put(seat().resolve("reviews/v-0000001.md"), review(merge, head));
        for (String folder : List.of("reviews", "merges", "queue")) {
          files(folder).forEach(file -> records.put(file, Disk.text(file)));
        }
      }
      records.forEach(Scene::put);
      Disk.deleteTree(seat().resolve("inbox"));
      return files("merges").getFirst().getFileName().toString().substring(0, Id.LENGTH);
    }

    private String review(String merge, String head) {
      return """
      ---
      state: requested
      id: v-0000001
      session: %s
      request: %s
      base: %s
      commit: %s
      requested_at: 2026-11-21T02:12:00Z
      ---
      """
          .formatted(desk.session().orElseThrow(), merge, head, head);
    }

    void run(String id) {
      switch (operation) {
        case "create" -> desk.call("task.create", "level", "epic", "title", id, "children", tree());
        case "begin" -> desk.call("case.begin", "case_id", id);
        case "complete" -> desk.call("case.complete", "case_id", id, "summary", "Done");
        default -> desk.call("merge.review.submit", "merge_request_id", id, "verdict", "APPROVE");
      }
    }

    private static List<Map<String, Object>> tree() {
      var cases = List.of(Map.of("title", "One", "steps", List.of("Do")), Map.of("title", "Two"));
      var groups = List.of(Map.of("title", "Unit", "children", cases));
      return List.of(Map.of("title", "Cards", "children", groups));
    }

    /// `all`, `nothing`, or a description of the mixture.
    String outcome(String id) {
      List<Boolean> done =
          switch (operation) {
            case "create" -> created(id);
            case "begin" -> List.of(status(id).equals("in_progress"), noted(id, "-begin.md"));
            case "complete" -> List.of(status(id).equals("done"), noted(id, "-complete.md"));
            default -> judged();
          };
      return done.contains(true) ? done.contains(false) ? done.toString() : "all" : "nothing";
    }

    private List<Boolean> created(String title) {
      var rows = Desk.rows(desk.call("task.list"), "tasks");
      Optional<String> epic =
          rows.stream()
              .filter(row -> title.equals(row.get("title")))
              .map(row -> Desk.text(row, "id"))
              .findFirst();
      int below =
          epic.map(id -> Desk.rows(desk.call("task.list", "parent_id", id), "tasks").size())
              .orElse(0);
      return List.of(epic.isPresent(), below >= 4);
    }

    private String status(String id) {
      return Desk.text(desk.call("task.get", "task_id", id), "status");
    }

    private boolean noted(String id, String ending) {
      return files("checkpoints/" + id).stream().anyMatch(file -> file.toString().endsWith(ending));
    }

    private List<Boolean> judged() {
      var done = new ArrayList<Boolean>();
      records.forEach((file, before) -> done.add(Disk.text(file).contains(": approved\n")));
      done.add(!files("inbox").isEmpty());
      return done;
    }

    private Path seat() {
      return desk.root().root().resolve(".orchestrator");
    }

    private List<Path> files(String folder) {
      Path path = seat().resolve(folder);
      return Disk.names(path).stream().map(path::resolve).toList();
    }

    private static void put(Path file, String text) {
      Disk.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
