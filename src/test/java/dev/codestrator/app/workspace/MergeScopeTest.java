package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a merge into the parent says of leases and of the files of Cases.
class MergeScopeTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String other;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    orchestra.git().write("src/a.txt", "a\n").write("docs/d.txt", "d\n").commit("Files");
    scene = orchestra.open("Checkout");
    other = scene.spawn(scene.aCase("Other"), "exec sleep 60");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private String child(Map<String, Object> fields) {
    return scene.root().call("worktree.spawn", "task_id", scene.aCase("Case", fields)).text("id");
  }

  private String lease(String path, String scope, String thread) {
    return scene
        .root()
        .call(
            "lock.acquire",
            "scope_path",
            path,
            "scope_type",
            scope,
            "owner_thread",
            thread,
            "reason",
            "its work")
        .text("lock_id");
  }

  private Answer merge(String worktree) {
    return scene.root().call("worktree.merge_to_parent", "worktree_id", worktree);
  }

  private Rejection refusal(String worktree) {
    return scene.root().refused("worktree.merge_to_parent", "worktree_id", worktree);
  }

  private void settings(String yaml) {
    scene.git().write(".orchestrator/config.yaml", yaml);
  }

  @Test
  void whatAnotherLeasesIsRefusedWithTheListAndItsHolder() {
    String worktree = child(Map.of());
    GitFixture git = scene.gitAt(worktree);
    git.write("src/a.txt", "changed\n").write("src/b.txt", "new\n").write("own.txt", "x");
    git.commit("Work");
    String lock = lease("src", "prefix", other);

    Rejection refusal = refusal(worktree);

    assertThat(refusal.code()).isEqualTo("paths_leased");
    assertThat(refusal.message())
        .contains(worktree, "src/a.txt, src/b.txt held by " + other, lock, "its work")
        .doesNotContain("own.txt");
    assertThat(refusal.hint()).contains("orch unlock " + lock);
    assertThat(scene.git().read("own.txt")).isEmpty();

    scene.root().call("lock.release", "lock_id", lock);
    assertThat(merge(worktree).texts("warnings")).isEmpty();
  }

  @Test
  void aLeasedFileThatWasRenamedOrDeletedCounts() {
    String worktree = child(Map.of());
    GitFixture git = scene.gitAt(worktree);
    git.git("mv", "src/a.txt", "moved.txt");
    git.delete("docs/d.txt").commit("Work");
    lease("src/a.txt", "file", other);
    assertThat(refusal(worktree).message()).contains("src/a.txt held by");
    settings("rules:\n  lease_policy: warn\n");
    lease("docs/d.txt", "file", other);
    assertThat(merge(worktree).text("warnings")).contains("src/a.txt", "docs/d.txt");
  }

  @Test
  void theSettingsLetItPassWithAWarningOrWithout() {
    String worktree = child(Map.of());
    scene.gitAt(worktree).write("src/a.txt", "changed\n").commit("Work");
    lease("src/a.txt", "file", other);
    settings("rules:\n  lease_policy: warn\n");
    assertThat(merge(worktree).text("warnings")).contains("others lease: src/a.txt", other);

    String second = child(Map.of());
    scene.gitAt(second).write("src/a.txt", "again\n").commit("Work");
    settings("rules:\n  lease_policy: off\n");
    assertThat(merge(second).texts("warnings")).isEmpty();
  }

  @Test
  void whoSharesALeaseMayChangeThePath() {
    String mine = scene.aCase("Mine");
    String thread = scene.spawn(mine, "exec sleep 60");
    String worktree =
        scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
    scene.gitAt(worktree).write("src/a.txt", "changed\n").commit("Work");
    for (String holder : List.of(other, thread)) {
      scene
          .root()
          .call(
              "lock.acquire", "scope_path", "src/a.txt", "mode", "shared", "owner_thread", holder);
    }
    assertThat(merge(worktree).texts("warnings")).isEmpty();
  }

  @Test
  void whatIsOutsideOfTheFilesOfTheCaseIsWarnedOfOrRefused() {
    String worktree = child(Map.of("files", List.of("src/**")));
    GitFixture git = scene.gitAt(worktree);
    git.write("src/a.txt", "changed\n").write("docs/d.txt", "changed\n").commit("Work");
    settings("rules:\n  scope_policy: deny\n");
    Rejection refusal = refusal(worktree);
    assertThat(refusal.code()).isEqualTo("paths_outside");
    assertThat(refusal.message()).contains("docs/d.txt").doesNotContain("src/a.txt");
    settings("rules:\n  scope_policy: warn\n");
    assertThat(merge(worktree).text("warnings")).contains("outside", "docs/d.txt");
  }

  @Test
  void whatItsThreadLeasedIsNotOutside() {
    String aCase = scene.aCase("Mine", Map.of("files", List.of("src/**")));
    String thread = scene.spawn(aCase, "exec sleep 60");
    String worktree =
        scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
    scene.gitAt(worktree).write("docs/d.txt", "changed\n").commit("Work");
    scene.root().call("lock.release", "lock_id", lease("docs/d.txt", "file", thread));
    settings("rules:\n  scope_policy: deny\n");
    assertThat(merge(worktree).texts("warnings")).isEmpty();
  }

  @Test
  void oneWithoutFilesMayTouchAllAndOffSaysNothing() {
    String free = child(Map.of());
    scene.gitAt(free).write("docs/d.txt", "changed\n").commit("Work");
    settings("rules:\n  scope_policy: deny\n");
    assertThat(merge(free).texts("warnings")).isEmpty();
    String bound = child(Map.of("files", List.of("src/**")));
    scene.gitAt(bound).write("docs/d.txt", "again\n").commit("Work");
    settings("rules:\n  scope_policy: off\n");
    assertThat(merge(bound).texts("warnings")).isEmpty();
  }

  @Test
  void whatTheParentBroughtInIsNotItsOwnChange() {
    String worktree = child(Map.of());
    scene.git().write("src/a.txt", "by root\n").commit("Root");
    scene.gitAt(worktree).write("own.txt", "x").commit("Work");
    scene
        .gitAt(worktree)
        .git("merge", "--quiet", "-m", "Merge", scene.git().git("rev-parse", "HEAD"));
    lease("src/a.txt", "file", other);
    assertThat(merge(worktree).texts("files")).containsExactly("own.txt");
  }
}
