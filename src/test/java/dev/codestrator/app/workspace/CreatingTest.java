package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreatingTest {
  @TempDir Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  private Answer create(Object... pairs) {
    return scene.root().call("worktree.create", pairs);
  }

  private String refusal(Object... pairs) {
    return scene.root().refused("worktree.create", pairs).code();
  }

  private String record(Answer made) {
    return scene.git().read(".orchestrator/worktrees/" + made.text("id") + ".md").orElseThrow();
  }

  @Test
  void aWorktreeIsMadeOnItsBranchForItsCase() {
    String aCase = scene.aCase("Card");
    Answer made = create("branch", "spike/bank-cards", "task_id", aCase);
    assertThat(record(made))
        .contains("status: active", "branch: spike/bank-cards", "parent: " + scene.worktree())
        .contains("tasks:\n  - " + aCase);
    Path folder = scene.folder(made.text("id"));
    assertThat(folder.getFileName().toString()).isEqualTo("bank-cards");
    assertThat(scene.orchestra().git().at(folder).git("branch", "--show-current"))
        .isEqualTo("spike/bank-cards");
    assertThat(scene.file(aCase)).startsWith(folder);
  }

  @Test
  void folderAndBeginningMayBeChosen() {
    String base = scene.git().git("rev-parse", "HEAD~1");
    Answer made = create("branch", "b", "path", "../elsewhere", "base_ref", base);
    assertThat(made.text("path")).endsWith("/elsewhere");
    assertThat(scene.gitAt(made.text("id")).git("rev-parse", "HEAD")).isEqualTo(base);
  }

  @Test
  void aPlannedOneIsMadeLater() {
    String aCase = scene.aCase("Card");
    Answer planned = create("branch", "later", "task_id", aCase, "create_on_disk", false);
    assertThat(planned.text("status")).isEqualTo("creating");
    assertThat(planned.has("path")).isFalse();
    assertThat(scene.orchestra().branches()).doesNotContain("later");
    assertThat(scene.file(aCase)).startsWith(scene.path());
    assertThat(create("branch", "later", "create_on_disk", false).text("id"))
        .isEqualTo(planned.text("id"));

    Answer made = create("branch", "later");
    assertThat(made.text("id")).isEqualTo(planned.text("id"));
    assertThat(made.text("status")).isEqualTo("active");
    assertThat(scene.file(aCase)).startsWith(Path.of(made.text("path")));
  }

  @Test
  void whatCannotBeMadeLeavesNothing() {
    int before = scene.orchestra().worktrees().size();
    assertThat(refusal("branch", "main")).isEqualTo("branch_exists");
    assertThat(refusal("branch", "a..b")).isEqualTo("bad_branch");
    assertThat(refusal()).isEqualTo("missing_field");
    assertThat(refusal("branch", "b", "path", "inside")).isEqualTo("path_inside");
    assertThat(refusal("branch", "b", "base_ref", "nowhere")).isNotEmpty();
    assertThat(refusal("branch", "b", "task_id", "c-0000000")).isEqualTo("unknown_id");
    assertThat(scene.root().call("worktree.list").list("worktrees")).hasSize(1);
    assertThat(scene.orchestra().worktrees()).hasSize(before);
    assertThat(scene.orchestra().branches()).doesNotContain("b");
    String aCase = scene.aCase("Card");
    create("branch", "b", "task_id", aCase);
    assertThat(refusal("branch", "c", "task_id", aCase)).isEqualTo("case_claimed");
    assertThat(scene.orchestra().root().refused("worktree.create", "branch", "x").code())
        .isEqualTo("no_session");
  }
}
