package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tmux server, or its socket, is taken away in the middle: never two programs in one worktree,
/// and a child that is lost can be started again.
class LostTmuxTest {
  private static final int MOST_CALLS = 40;

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.withRealClock(temp);
    scene = orchestra.open("Checkout");
    scene
        .git()
        .write(
            ".orchestrator/config.yaml",
            "limits:\n  max_concurrent_children: 99\n  ready_seconds: 1\n");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  /// On a machine where the tmux server dies just before it is called for the n-th time.
  private Orchestra dyingAt(int n) throws IOException {
    Path count = Files.writeString(temp.resolve("count"), "");
    Path program = temp.resolve("dying-tmux");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo >>'%s'
        [ "$(wc -l <'%s')" -ne %d ] || tmux -S '%s' kill-server 2>/dev/null
        exec tmux "$@"
        """
            .formatted(count, count, n, orchestra.tmux().socket()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return orchestra.withTmux(program);
  }

  private int calls() throws IOException {
    return Files.readAllLines(temp.resolve("count")).size();
  }

  private void restart(String child) {
    scene.restart(child);
    assertThat(scene.status(child)).isEqualTo("processing");
  }

  @Test
  void aSpawnEndsWithAChildOrWithNothing() throws IOException {
    int refused = 0;
    for (int n = 1; n <= MOST_CALLS; n++) {
      String aCase = scene.aCase("Card " + n);
      Orchestra machine = dyingAt(n);
      try {
        Answer spawned =
            machine.root(scene.session()).call("thread.child.spawn", Scene.spawning(aCase));
        String child = spawned.at("thread").text("thread_id");
        if (calls() >= n && scene.status(child).equals("lost")) {
          restart(child);
        }
        assertThat(scene.status(child)).isEqualTo("processing");
      } catch (Rejection e) {
        refused++;
        assertThat(scene.file(aCase)).as(e.toString()).startsWith(scene.path());
        scene.root().call("thread.child.spawn", Scene.spawning(aCase));
      }
      scene.mend();
      if (calls() < n) {
        System.out.println("a spawn calls tmux " + calls() + " times; refused " + refused);
        return;
      }
    }
    throw new AssertionError("a spawn calls tmux more than " + MOST_CALLS + " times");
  }

  @Test
  void aDirectiveThatIsTakenIsKeptWhenTmuxDiesMeanwhile() throws IOException {
    for (int n = 1; n <= MOST_CALLS; n++) {
      String child = scene.spawn(scene.aCase("Card " + n), "exec cat");
      String text = "Take care of " + n;
      Orchestra machine = dyingAt(n);
      try {
        machine
            .root(scene.session())
            .call("thread.child.directive", "thread_id", child, "directive", text);
        assertThat(scene.root().call("inbox.list", "thread_id", child).toString()).contains(text);
      } catch (Rejection e) {
        assertThat(e.hint()).as(e.message()).isNotEmpty();
      }
      boolean died = calls() >= n;
      scene.root().call("system.doctor", "fix", true);
      if (!died) {
        return;
      }
      Waiting.until("it is lost", () -> scene.status(child).equals("lost"));
      restart(child);
    }
    throw new AssertionError("a directive calls tmux more than " + MOST_CALLS + " times");
  }

  /// The server lives, and nobody reaches it: its child is not taken for one that works, and it
  /// doesn't go on beside the one that takes its place.
  @Test
  void withoutItsSocketAChildIsStartedAgainAlone() throws Exception {
    String child = scene.spawn(scene.aCase("Card"), "exec sleep 60");
    ProcessHandle before = scene.program(child).orElseThrow();
    ProcessRef first = ProcessRef.of(before.pid()).orElseThrow();
    ProcessHandle server = before.parent().orElseThrow();
    Files.delete(Path.of(orchestra.tmux().socket()));
    try {
      restart(child);
      assertThat(scene.program(child)).isPresent().isNotEqualTo(Optional.of(before));
      Waiting.until("the first has ended", () -> !first.alive());
      scene.mend();
    } finally {
      before.destroyForcibly();
      server.destroyForcibly();
    }
  }
}
