package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  /// On a machine where launched agents never start.
  private Rejection refusedAsNeverReady(String aCase, Object... more) throws IOException {
    scene.git().write(".orchestrator/config.yaml", "limits:\n  ready_seconds: 0\n");
    Path program =
        tmux(
            "for word; do case $word in */launch.sh) echo 'sleep 60' >$word; esac; done"
                + "; exec tmux \"$@\"");
    return orchestra
        .withTmux(program)
        .root(scene.session())
        .refused("thread.child.spawn", request(aCase, more));
  }

  private Path tmux(String script) throws IOException {
    Path program = Files.createDirectory(temp.resolve("bin")).resolve("tmux");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private Rejection refused(String aCase, Object... more) {
    return scene.root().refused("thread.child.spawn", request(aCase, more));
  }

  private static Object[] request(String aCase, Object... more) {
    var all =
        new ArrayList<Object>(
            List.of(
                "provider",
                "command",
                "scope_case_ids",
                List.of(aCase),
                "launch_command",
                "exec sleep 60",
                "claims",
                List.of("src/**")));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private void assertNothingIsLeft(String aCase) throws IOException {
    assertThat(orchestra.worktrees()).hasSize(2);
    assertThat(orchestra.branches()).hasSize(2);
    assertThat(scene.root().call("thread.child.list").list("threads")).isEmpty();
    assertThat(scene.root().call("worktree.list").list("worktrees")).hasSize(1);
    assertThat(scene.root().call("lock.list", "all", true).list("locks")).isEmpty();
    assertThat(scene.file(aCase)).startsWith(scene.path());
    Path threads = orchestra.git().root().resolve(".git/orchestrator/threads");
    if (Files.exists(threads)) {
      try (Stream<Path> folders = Files.list(threads)) {
        assertThat(folders).isEmpty();
      }
    }
  }

  @Test
  void aWorkerGetsNoSliceThatIsTooLarge() throws IOException {
    String aCase = scene.aCase("One");
    String slice = scene.aSlice("Everything", "token_estimate", 60_001);
    Rejection refusal = refused(aCase, "scope_node_ids", List.of(slice));
    assertThat(refusal.code()).isEqualTo("over_budget");
    assertThat(refusal.message()).contains(slice, "60001 tokens");
    assertNothingIsLeft(aCase);
  }

  @Test
  void aWorktreeThatCannotBeMadeUndoesTheLeases() throws IOException {
    String aCase = scene.aCase("One");
    scene.git().hook("post-checkout", "echo full; exit 1");
    Rejection refusal = refused(aCase);
    assertThat(refusal).isInstanceOf(Rejection.ToolFailed.class);
    assertThat(refusal.message()).contains("stage 'worktree'");
    assertNothingIsLeft(aCase);
    assertThat(scene.root().call("runtime.tmux.ensure").text("status")).isEqualTo("ready");
  }

  @Test
  void aPathThatIsAFileUndoesTheLeases() throws IOException {
    String aCase = scene.aCase("One");
    scene.git().write(".orchestrator/config.yaml", "worktrees:\n  folder: ../file/in\n");
    Files.writeString(temp.resolve("file"), "in the way");
    assertThat(refused(aCase).message()).contains("stage 'worktree'");
    assertNothingIsLeft(aCase);
  }

  @Test
  void anAgentThatIsNeverReadyIsTakenBack() throws IOException {
    String aCase = scene.aCase("One");
    Rejection refusal = refusedAsNeverReady(aCase);
    assertThat(refusal.code()).isEqualTo("not_ready");
    assertThat(refusal.message()).contains("stage 'readiness'");
    assertNothingIsLeft(aCase);
    scene.git().write(".orchestrator/config.yaml", "");
    scene.root().call("thread.child.spawn", request(aCase));
  }

  @Test
  void aGivenWorktreeIsAsItWasAfterAFailure() throws IOException {
    String aCase = scene.aCase("One");
    String worktree = scene.root().call("worktree.spawn", "slug", "given").text("id");
    Path folder = scene.folder(worktree);
    assertThat(refusedAsNeverReady(aCase, "worktree_id", worktree).code()).isEqualTo("not_ready");
    Answer left =
        scene.root().call("worktree.list").list("worktrees").stream()
            .filter(each -> each.text("id").equals(worktree))
            .findFirst()
            .orElseThrow();
    assertThat(left.texts("tasks")).isEmpty();
    assertThat(left.has("thread")).isFalse();
    assertThat(folder).exists();
    assertThat(folder.resolve(".orchestrator/current"))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
  }

  @Test
  void aHeldLeaseStopsItBeforeAnythingIsMade() throws IOException {
    String aCase = scene.aCase("One");
    String lock = scene.root().call("lock.acquire", "scope_path", "src/a.txt").text("lock_id");
    Rejection refusal = refused(aCase);
    assertThat(refusal.code()).isEqualTo("lease_held");
    assertThat(refusal.message()).contains("stage 'leases'");
    assertThat(scene.root().call("lock.list").each("locks", "lock_id")).containsExactly(lock);
    assertThat(orchestra.worktrees()).hasSize(2);
  }

  @Test
  void withoutTmuxNothingIsSpawned() throws IOException {
    String aCase = scene.aCase("One");
    var root = orchestra.withTmux(tmux("exit 127")).root(scene.session());
    Rejection refusal = root.refused("thread.child.spawn", request(aCase));
    assertThat(refusal.code()).isEqualTo("tmux_missing");
    assertThat(refusal.hint()).contains("apt-get install tmux");
    assertThat(root.call("runtime.tmux.ensure").text("status")).isEqualTo("manual_required");
    assertNothingIsLeft(aCase);
  }

  @Test
  void whatIsAskedForMustBePossible() throws IOException {
    String aCase = scene.aCase("One");
    assertThat(refused(aCase, "provider", "nobody").code()).isEqualTo("unknown_provider");
    assertThat(refused(aCase, "launch_command", " ").code()).isEqualTo("no_command");
    assertThat(refused(aCase, "role", "root").code()).isEqualTo("wrong_role");
    assertThat(refused(aCase, "scope_case_ids", List.of()).code()).isEqualTo("no_scope");
    assertThat(refused(aCase, "worktree_id", scene.worktree()).code()).isEqualTo("root_worktree");
    assertThat(refused(aCase, "worktree_id", "w-0000000").code()).isEqualTo("unknown_id");
    assertThat(refused(aCase, "agent_guide_path", "no/guide.md").code()).isEqualTo("no_such_file");
    assertThat(refused(aCase, "agent_guide_path", "../guide.md").code()).isEqualTo("path_outside");
    assertThat(refused(aCase, "tmux_window_name", "a:b").code()).isEqualTo("malformed_tmux_name");
    assertNothingIsLeft(aCase);
    Scene other = orchestra.open("Other work");
    String foreign = other.root().call("worktree.spawn", "slug", "theirs").text("id");
    assertThat(refused(aCase, "worktree_id", foreign).code()).isEqualTo("other_session");
    scene.root().call("case.begin", "case_id", aCase);
    scene.root().call("case.complete", "case_id", aCase, "summary", "x");
    assertThat(refused(aCase).code()).isEqualTo("case_over");
    other.root().call("session.close", "force", true, "reason", "x");
    assertThat(other.root().refused("thread.child.spawn", request(aCase)).code())
        .isEqualTo("session_over");
  }

  @Test
  void noMoreWorkersThanAllowedAndNoneTwiceForACase() {
    String one = scene.aCase("One");
    String two = scene.aCase("Two");
    String first = scene.spawn(one, "exec sleep 60");
    assertThat(refused(two, "max_concurrent_children", 1).code()).isEqualTo("too_many_children");
    assertThat(refused(one).code()).isEqualTo("case_taken");
    String worktree =
        scene.root().call("thread.child.status", "thread_id", first).text("worktree_id");
    assertThat(refused(two, "worktree_id", worktree).code()).isEqualTo("worktree_taken");
    scene.root().call("thread.child.stop", "thread_id", first);
    assertThat(refused(one).code()).isEqualTo("case_claimed");
    scene.root().call("thread.child.spawn", request(two, "max_concurrent_children", 1));
  }
}
