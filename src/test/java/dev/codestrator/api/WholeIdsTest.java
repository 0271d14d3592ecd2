package dev.codestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wherever a method takes an ID, any unique beginning of it will do.
class WholeIdsTest {
  @TempDir private Path folder;

  private static String beginning(String id) {
    return id.substring(0, id.length() - 1);
  }

  @Test
  void aBeginningStandsForTheWorktreeTheSessionAndTheThread() {
    Scene scene = Orchestra.in(folder).open("Pay by card");
    String child =
        scene
            .root()
            .call(
                "worktree.spawn", "parent_worktree_id", beginning(scene.worktree()), "slug", "deep")
            .text("id");
    assertThat(scene.root().call("worktree.list").list("worktrees"))
        .filteredOn(each -> each.text("id").equals(child))
        .extracting(each -> each.text("parent"))
        .containsExactly(scene.worktree());
    String leased =
        scene
            .root()
            .call(
                "lock.acquire",
                "scope_path",
                "src",
                "owner_session",
                beginning(scene.session()),
                "owner_thread",
                beginning(scene.thread()))
            .text("thread");
    assertThat(leased).isEqualTo(scene.thread());
  }

  @Test
  void aBeginningStandsForTheReferenceThatWasRead() {
    Scene scene = Orchestra.in(folder).open("Pay by card");
    String reference =
        scene.root().call("work.current_ref", "next_action", "Plan the work").text("ref_id");
    assertThat(
            scene
                .root()
                .call("work.current_ref.ack", "ref_id", beginning(reference))
                .text("ref_id"))
        .isEqualTo(reference);
  }

  @Test
  void aBeginningOfNothingAndOneOfSeveralAreRefusedByName() {
    Scene scene = Orchestra.in(folder).open("Pay by card");
    scene.root().call("worktree.spawn", "parent_worktree_id", scene.worktree(), "slug", "deep");
    Rejection several =
        scene.root().refused("worktree.spawn", "parent_worktree_id", "w-", "slug", "deeper");
    assertThat(several.code()).isEqualTo("ambiguous_id");
    assertThat(several.message()).contains(scene.worktree());
    String other = scene.worktree().startsWith("w-0") ? "w-1zzzzz" : "w-0zzzzz";
    Rejection none =
        scene.root().refused("worktree.spawn", "parent_worktree_id", other, "slug", "deeper");
    assertThat(none).isInstanceOf(Rejection.NotFound.class);
    assertThat(none.message()).contains(other);
  }
}
