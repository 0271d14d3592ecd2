package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpawningTest {
  @TempDir Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  private Answer spawn(Object... pairs) {
    return scene.root().call("worktree.spawn", pairs);
  }

  private String refusal(Object... pairs) {
    return scene.root().refused("worktree.spawn", pairs).code();
  }

  @Test
  void aChildStartsFromWhatItsParentKnowsAndOwnsItsCase() throws IOException {
    String aCase = scene.aCase("Reject an expired card", "One");
    Answer made = spawn("task_id", aCase);

    assertThat(made.text("slug")).isEqualTo("reject-expired");
    assertThat(made.text("branch")).isEqualTo("work/" + made.text("id") + "/reject-expired");
    assertThat(made.text("status")).isEqualTo("active");
    assertThat(made.texts("tasks")).containsExactly(aCase);
    Path child = Path.of(made.text("path"));
    assertThat(scene.file(aCase)).startsWith(child);
    assertThat(made.text("base")).isEqualTo(scene.git().git("rev-parse", "HEAD"));

    scene.root().call("case.begin", "case_id", aCase);
    for (Path stand : List.of(child, scene.path(), scene.orchestra().git().root())) {
      Answer seen = scene.root().at(stand).call("task.get", "task_id", aCase);
      assertThat(seen.text("status")).isEqualTo("in_progress");
      assertThat(seen.text("path")).startsWith(child.toString());
      if (!stand.equals(child)) {
        assertThat(seen.text("at")).isEqualTo(made.text("id"));
      }
    }
    Path inRoot = scene.path().resolve(child.relativize(scene.file(aCase)));
    assertThat(Files.readString(inRoot)).contains("status: todo");
    assertThat(refusal("task_id", aCase)).isEqualTo("case_claimed");
  }

  @Test
  void aCaseWhoseWorktreeWasDeletedIsSeenFromItsBranchAndSaysSo() {
    String aCase = scene.aCase("Card");
    Answer made = spawn("task_id", aCase);
    scene.git().git("worktree", "remove", "--force", made.text("path"));
    Answer seen = scene.root().call("task.get", "task_id", aCase);
    assertThat(seen.text("path")).startsWith(made.text("branch") + ":.orchestrator/tasks/");
    assertThat(seen.text("stale")).contains(made.text("id") + " is not on this machine");
    Answer listed =
        scene.root().call("worktree.list").list("worktrees").stream()
            .filter(each -> each.text("id").equals(made.text("id")))
            .findFirst()
            .orElseThrow();
    assertThat(listed.has("path")).isFalse();
    assertThat(
            scene.root().refused("worktree.merge_to_parent", "worktree_id", made.text("id")).code())
        .isEqualTo("worktree_gone");
  }

  @Test
  void aListJoinsRecordsWithGit() {
    String id = spawn("slug", "One thing").text("id");
    GitFixture child = scene.gitAt(id);
    child.write("a.txt", "a\n").commit("A");
    child.write("b.txt", "b\n");
    scene.git().write("c.txt", "c\n").commit("C");
    Answer listed =
        scene.root().call("worktree.list").list("worktrees").stream()
            .filter(each -> each.text("id").equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("ahead")).isEqualTo(1);
    assertThat(listed.get("behind")).isEqualTo(1);
    assertThat(listed.texts("dirty")).containsExactly("b.txt");
    assertThat(listed.text("parent")).isEqualTo(scene.worktree());
  }

  @Test
  void namesFoldersAndBranchesMayBeGivenAndMustBeFree() {
    assertThat(spawn("slug", "one", "branch", "feature/x").text("branch")).isEqualTo("feature/x");
    assertThat(spawn("slug", "one").text("slug")).isEqualTo("one-2");
    assertThat(refusal("branch", "feature/x")).isEqualTo("branch_exists");
    assertThat(refusal("branch", "no such..name")).isEqualTo("bad_branch");
    assertThat(refusal("path", "inside")).isEqualTo("path_inside");
    assertThat(refusal("slug", "--")).isEqualTo("empty_text");
    assertThat(refusal("base_ref", "nothing")).isEqualTo("unknown_revision");
    Path given = temp.resolve("given");
    assertThat(spawn("slug", "two", "path", given.toString()).text("path"))
        .isEqualTo(given.toString());
    assertThat(refusal("path", given.toString())).isEqualTo("folder_exists");
    assertThat(statuses()).containsOnly("active");
    assertThat(scene.orchestra().worktrees()).hasSize(5);
  }

  private List<String> statuses() {
    return scene.root().call("worktree.list").each("worktrees", "status");
  }

  @Test
  void parentsAreOfTheSameSession() {
    Scene other = scene.orchestra().open("Other work");
    assertThat(refusal("parent_worktree_id", other.worktree())).isEqualTo("other_session");
    assertThat(refusal("parent_worktree_id", "w-0000000")).isEqualTo("unknown_id");
    assertThat(scene.orchestra().root().refused("worktree.spawn").code()).isEqualTo("no_session");
  }

  @Test
  void whenGitFailsNeitherRecordNorFolderNorBranchStays() {
    scene.git().hook("post-checkout", "echo no; exit 1");
    Rejection refusal = scene.root().refused("worktree.spawn", "slug", "one");
    assertThat(refusal).isInstanceOf(Rejection.ToolFailed.class);
    assertThat(scene.orchestra().worktrees()).hasSize(2);
    assertThat(scene.orchestra().branches()).hasSize(2);
    assertThat(statuses()).containsExactly("active");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, 0, shared",
    "11, 0, 0, 0, 0, 11, shared",
    "12, 0, 0, 0, 0, 12, worktree",
    "0, 1, 0, 0, 0, 1, shared",
    "0, 15, 0, 0, 0, 1, shared",
    "0, 16, 0, 0, 0, 2, shared",
    "2, 30, 1, 1, 1, 11, shared",
    "2, 31, 1, 1, 1, 12, worktree",
    "0, 0, 4, 0, 0, 12, worktree",
    "0, 0, 0, 3, 3, 12, worktree"
  })
  void theScoreDecides(
      int files, int minutes, int risk, int workers, int paths, int score, String decision) {
    Answer answer =
        scene
            .root()
            .call(
                "scheduler.decide_worktree",
                "changed_files",
                files,
                "estimate_minutes",
                minutes,
                "risk",
                risk,
                "parallel_workers",
                workers,
                "conflicting_paths",
                paths);
    assertThat(answer.get("score")).isEqualTo(score);
    assertThat(answer.text("decision")).isEqualTo(decision);
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThat(scene.root().refused("scheduler.decide_worktree", "risk", -1).code())
        .isEqualTo("out_of_range");
  }
}
