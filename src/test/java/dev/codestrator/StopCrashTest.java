package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever stops a child is killed by signal 9 at every named place on the way, or asked to end.
class StopCrashTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.withRealClock(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private String child() {
    return scene
        .root()
        .call(
            "thread.child.spawn",
            "provider",
            "command",
            "scope_case_ids",
            List.of(scene.aCase("One")),
            "launch_command",
            "exec sleep 60",
            "claims",
            List.of("src/**"))
        .at("thread")
        .text("thread_id");
  }

  /// It works as before, or is stopped, never an agent that seems to have died by itself; and none
  /// works on in secret.
  @Test
  void noneIsLeftThatSeemsToHaveDied() throws Exception {
    var struck = new Struck(orchestra.git(), scene.session());
    List<String> points = struck.places("thread.child.stop", "thread_id", child());
    var found = new ArrayList<String>();
    for (int place = 1; place <= points.size(); place++) {
      String child = child();
      if (place == points.size()) {
        struck.terminate(place, "thread.child.stop", "thread_id", child);
      } else {
        struck.kill(place, "thread.child.stop", "thread_id", child);
      }
      boolean secretly = scene.root().call("system.doctor").toString().contains("stopped_runs");
      boolean runs = scene.program(child).isPresent();
      found.add(scene.status(child) + (runs ? " runs" : "") + (secretly ? ", told" : ""));
      scene.root().call("thread.child.stop", "thread_id", child, "terminate_pane", true);
      assertThat(scene.status(child)).isEqualTo("stopped");
      assertThat(scene.root().call("lock.list").list("locks")).isEmpty();
    }
    assertThat(found).contains("stopped runs, told", "stopped");
    assertThat(found).isSubsetOf("processing runs", "stopped runs, told", "stopped");
  }
}
