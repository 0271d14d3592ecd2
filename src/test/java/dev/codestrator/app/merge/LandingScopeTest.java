package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a landing says of the leases of other sessions and of the files of Cases.
class LandingScopeTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Reviewed work;
  private Scene other;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    work = Reviewed.in(orchestra, "Checkout");
    other = orchestra.open("Second job");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  @Test
  void whatAnotherSessionLeasesDoesNotLand() {
    work.approved();
    String lock =
        other
            .root()
            .call("lock.acquire", "scope_path", "*.sh", "scope_type", "glob")
            .text("lock_id");
    String before = work.head("main");

    Rejection refusal = work.landingRefused();

    assertThat(refusal.code()).isEqualTo("paths_leased");
    assertThat(refusal.message()).contains("card.sh held by", other.session(), lock);
    assertThat(work.head("main")).isEqualTo(before);
    assertThat(work.status()).as("nothing was tried").isEqualTo("approved");

    other.root().call("lock.release", "lock_id", lock);
    assertThat(work.root().call("merge.main.land").texts("warnings")).isEmpty();
  }

  @Test
  void theSettingsLetItLandWithAWarning() {
    work.config("rules:\n  lease_policy: warn\n");
    Answer asked = work.approved();
    other.root().call("lock.acquire", "scope_path", "card.sh");
    Answer context =
        work.root()
            .call("merge.review_context", "merge_request_id", asked.text("merge_request_id"));
    assertThat(context.text("leased")).contains("card.sh held by");
    assertThat(work.root().call("merge.main.land").text("warnings")).contains("card.sh held by");
  }

  @Test
  void itsOwnLeasesAreNoObstacle() {
    work.root().call("lock.acquire", "scope_path", "card.sh");
    work.approved();
    assertThat(work.root().call("merge.main.land").texts("warnings")).isEmpty();
  }

  @Test
  void whatIsOutsideOfTheFilesIsToldTheReviewerAndWarnedOf() {
    work.scene().git().write("stray.txt", "stray\n").commit("Stray");
    Answer asked = work.approved();
    Answer context =
        work.root()
            .call("merge.review_context", "merge_request_id", asked.text("merge_request_id"));
    assertThat(context.texts("outside")).containsExactly("stray.txt");
    assertThat(work.root().call("merge.main.land").text("warnings"))
        .contains("stray.txt")
        .doesNotContain("card.sh");
  }

  @Test
  void itDoesNotLandWhenTheSettingsDenyIt() {
    work.config("rules:\n  scope_policy: deny\n");
    work.scene().git().write("stray.txt", "stray\n").commit("Stray");
    work.approved();
    assertThat(work.landingRefused().code()).isEqualTo("paths_outside");
    assertThat(work.landingRefused().message()).contains("stray.txt");
  }

  @Test
  void aCaseThatIsWidenedInItsFileLandsNoMoreThanRootGave() {
    work.config("rules:\n  scope_policy: deny\n");
    Scene scene = work.scene();
    String given = scene.aCase("Given", Map.of("files", List.of("*.md")));
    String thread = scene.spawn(given, "exec sleep 60");
    String worktree =
        work.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
    GitFixture child = scene.gitAt(worktree);
    Player worker = scene.child(Role.WORKER, thread).at(child.root());
    worker.call("case.begin", "case_id", given);
    child.write("a.md", "mine\n");
    worker.call("case.complete", "case_id", given, "summary", "Done");
    work.root().call("worktree.merge_to_parent", "worktree_id", worktree);

    Path record = scene.file(given);
    String text = Disk.text(record);
    assertThat(text).contains("*.md");
    Disk.replace(record, text.replace("*.md", "**").getBytes(StandardCharsets.UTF_8));
    scene.git().write("stray.txt", "stray\n").commit("Stray");
    work.approved();
    assertThat(work.landingRefused().code()).isEqualTo("paths_outside");
    assertThat(work.landingRefused().message()).contains("stray.txt");

    work.root().call("task.update", "task_id", given, "files", List.of("*.md", "*.txt"));
    assertThat(work.root().call("merge.main.land").texts("warnings")).isEmpty();
  }
}
