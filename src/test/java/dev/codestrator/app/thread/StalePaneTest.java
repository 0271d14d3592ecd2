package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After tmux was started anew, somebody else's pane has the number that a child's had.
class StalePaneTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String child;

  @BeforeEach
  void startTmuxAnew() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    child = scene.spawn(scene.aCase("One"), "exec cat");
    String session = scene.root().call("thread.attach_info", "thread_id", child).text("session");
    tmux("kill-server");
    Waiting.until("it is gone", () -> status().equals("lost"));
    tmux("new-session", "-d", "-s", session, "-n", "children", "exec cat");
    assertThat(panes()).isEqualTo("%0 0 0");
  }

  @AfterEach
  void end() {
    assertThat(panes()).as("the other pane: its program, nothing typed").startsWith("%0 0 0");
    orchestra.close();
  }

  private String tmux(String... words) {
    var line = new ArrayList<>(List.of("tmux", "-S", orchestra.tmux().socket()));
    line.addAll(List.of(words));
    return orchestra.tmux().programs().run(Command.of(temp, line)).out().strip();
  }

  /// Of each its number, whether its program has ended, and where its cursor is.
  private String panes() {
    return tmux("list-panes", "-a", "-F", "#{pane_id} #{pane_dead} #{cursor_y}");
  }

  private String status() {
    return scene.root().call("thread.child.status", "thread_id", child).text("status");
  }

  private String refused(String method, Object... more) {
    var fields = new ArrayList<Object>(List.of("thread_id", child));
    fields.addAll(List.of(more));
    return scene.root().refused(method, fields.toArray()).code();
  }

  @Test
  void stoppingClosesNoOther() {
    scene.root().call("thread.child.stop", "thread_id", child, "terminate_pane", true);
    assertThat(status()).isEqualTo("stopped");
  }

  @Test
  void nothingIsTypedIntoAnother() {
    assertThat(refused("thread.child.directive", "directive", "Go on")).isEqualTo("child_over");
    assertThat(refused("thread.child.directive", "directive", "Go on", "mode", "queue"))
        .isEqualTo("child_over");
    assertThat(refused("thread.child.interrupt")).isEqualTo("child_over");
    assertThat(refused("thread.child.answer", "answer", "yes")).isEqualTo("child_over");
  }

  @Test
  void whatAnotherShowsIsNotTheChilds() {
    tmux("send-keys", "-t", "%0", "-l", "secret");
    Waiting.until("it shows it", () -> tmux("capture-pane", "-p", "-t", "%0").contains("secret"));
    assertThat(scene.root().call("thread.child.status", "thread_id", child).toString())
        .doesNotContain("secret");
    assertThat(status()).isEqualTo("lost");
  }

  @Test
  void startingItAgainLeavesTheOther() {
    scene
        .root()
        .call("thread.child.directive", "thread_id", child, "directive", "x", "mode", "restart");
    assertThat(status()).isEqualTo("processing");
    assertThat(panes().lines()).hasSize(2);
    scene.root().call("thread.child.stop", "thread_id", child, "terminate_pane", true);
    assertThat(panes().lines()).hasSize(1);
  }

  @Test
  void closingTheSessionLeavesTheOther() {
    scene.root().call("session.close", "force", true, "reason", "x");
  }
}
