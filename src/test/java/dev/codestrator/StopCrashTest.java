package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever stops a child is killed by signal 9 at every named place on the way.
class StopCrashTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    orchestra.clock().followTheMachine();
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static Desk desk(GitFixture git, String session, FaultPoint faults) {
    return new Desk(
        git, Desk.at(git, faults).dispatcher(), Optional.of(new Id(session)), Role.ROOT);
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

  private String status(String child) {
    return scene.root().call("thread.child.status", "thread_id", child).text("status");
  }

  private boolean runs(String child) {
    Path folder = orchestra.git().root().resolve(".git/orchestrator/threads").resolve(child);
    return new ThreadFolder(folder).process().filter(ProcessRef::alive).isPresent();
  }

  /// It works as before, or is stopped, never an agent that seems to have died by itself; and none
  /// works on in secret.
  @Test
  void noneIsLeftThatSeemsToHaveDied() throws Exception {
    var points = new ArrayList<String>();
    desk(orchestra.git(), scene.session(), points::add)
        .call("thread.child.stop", "thread_id", child());
    var found = new ArrayList<String>();
    for (int place = 1; place <= points.size(); place++) {
      String child = child();
      assertThat(die(place, child)).isEqualTo(ForkedJvm.KILLED);
      boolean secretly = scene.root().call("system.doctor").toString().contains("stopped_runs");
      found.add(status(child) + (runs(child) ? " runs" : "") + (secretly ? ", told" : ""));
      scene.root().call("thread.child.stop", "thread_id", child, "terminate_pane", true);
      assertThat(status(child)).isEqualTo("stopped");
      assertThat(scene.root().call("lock.list").list("locks")).isEmpty();
    }
    assertThat(found).contains("stopped runs, told", "stopped");
    assertThat(found).isSubsetOf("processing runs", "stopped runs, told", "stopped");
  }

  private int die(int place, String child) throws Exception {
    GitFixture git = orchestra.git();
    Object[] words = {git.home(), git.root(), scene.session(), place, child};
    try (ForkedJvm dying = ForkedJvm.start(List.of(), StopCrashTest.class, words)) {
      assertThat(dying.line()).isEqualTo("null");
      return dying.process().waitFor();
    }
  }

  /// The process that dies.
  public static void main(String[] words) {
    var git = new GitFixture(Path.of(words[0]), Path.of(words[1]));
    desk(git, words[2], ForkedJvm.killAt(Integer.parseInt(words[3])))
        .call("thread.child.stop", "thread_id", words[4]);
    System.out.println("stopped");
  }
}
