package dev.codestrator.app.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How people are told of a child that waits or has ended.
class NoticesTest {
  private static final String ENDS = "{\"reason\":\"other\"}";

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String aCase;
  private Asking child;

  @BeforeEach
  void spawn() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    aCase = scene.aCase("Pay", "Pay");
    child = Asking.worker(scene, aCase);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Path told() {
    return temp.resolve("told");
  }

  private void tellByCommand() {
    tellByCommand(0);
  }

  private void tellByCommand(int nudges) {
    child.settings(
        """
        hooks:
          stop_nudges: %d
        notify:
          command: echo "$ORCH_STATUS|$ORCH_THREAD|$ORCH_CASE|$ORCH_TITLE|$ORCH_DETAIL" >>'%s'
        """
            .formatted(nudges, told()));
  }

  private List<String> lines() {
    try {
      return Files.exists(told()) ? Files.readAllLines(told()) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void awaits(int lines) {
    Waiting.until(lines + " notices", () -> lines().size() == lines);
  }

  @Test
  void aCommandIsToldWhatIsAsked() {
    tellByCommand();
    child.askAndTell("PermissionRequest", child.recorded("claude-permission"));
    awaits(1);
    assertThat(lines().getFirst())
        .startsWith("waiting_user_answer|" + child.thread() + "|" + aCase + "|Pay|Write: ")
        .contains("w1.txt");
  }

  @Test
  void theEndOfATurnIsToldWithTheLastWords() {
    tellByCommand();
    child.askAndTell("Stop", child.recorded("codex-stop"));
    awaits(1);
    assertThat(lines().getFirst()).startsWith("idle|").endsWith("|Answer number 32");
  }

  @Test
  void aTurnThatGoesOnHasNotEnded() {
    tellByCommand(3);
    child.player().call("case.begin", "case_id", aCase);
    child.askAndTell("Stop", child.recorded("claude-stop"));
    child.player().call("case.block", "case_id", aCase, "reason", "No key");
    child.askAndTell("SessionEnd", ENDS);
    awaits(1);
    assertThat(lines().getFirst()).startsWith("stopped|").endsWith("|other");
  }

  @Test
  void whatIsCompleteIsSaidToBe() {
    tellByCommand();
    child.player().call("case.begin", "case_id", aCase);
    child.player().call("step.check", "case_id", aCase, "step", "Pay", "result", "pass");
    child.player().call("case.complete", "case_id", aCase, "summary", "Done");
    child.askAndTell("Stop", child.recorded("claude-stop"));
    awaits(1);
    assertThat(lines().getFirst()).startsWith("completed|" + child.thread() + "|" + aCase);
  }

  @Test
  void eachChangeIsToldOnce() {
    tellByCommand();
    String stop = child.recorded("codex-stop");
    child.askAndTell("Stop", stop);
    child.askAndTell("Stop", stop);
    awaits(1);
    child.askAndTell("PermissionRequest", child.recorded("claude-permission"));
    awaits(2);
    child.askAndTell("Stop", stop);
    awaits(3);
  }

  @Test
  void aConversationThatGoesOnUnderAnotherNameHasNotEnded() {
    tellByCommand();
    child.askAndTell("SessionEnd", "{\"reason\":\"clear\"}");
    child.askAndTell("SessionEnd", ENDS);
    awaits(1);
    assertThat(lines().getFirst()).endsWith("|other");
  }

  @Test
  void aPaneThatIsGoneIsToldUnlessItWasStopped() {
    tellByCommand();
    child.askAndTell("HangUp", "{}");
    awaits(1);
    assertThat(lines().getFirst()).startsWith("lost|").endsWith("|its pane is gone");
    scene.root().call("thread.child.stop", "thread_id", child.thread());
    child.askAndTell("HangUp", "{}");
    child.askAndTell("SessionEnd", ENDS);
    awaits(2);
    assertThat(lines().getLast()).startsWith("stopped|");
  }

  @Test
  void aProgramThatCrashedIsToldWithItsExitCode() {
    tellByCommand();
    child.askAndTell("Exit", "{\"code\":139}");
    awaits(1);
    assertThat(lines().getFirst())
        .startsWith("error|" + child.thread() + "|" + aCase)
        .endsWith("|exit 139, its work is not complete");
  }

  @Test
  void aProgramThatSaidItselfThatItEndsIsToldOnce() throws IOException {
    tellByCommand();
    Path events = child.local("events");
    Files.writeString(events.resolve("1700000000000000000-SessionEnd-1.json"), ENDS);
    Files.writeString(events.resolve("1700000000000000001-Exit-2.json"), "{\"code\":0}");
    child.askAndTell("SessionEnd", ENDS);
    child.askAndTell("Exit", "{\"code\":0}");
    awaits(1);
    child.askAndTell("Exit", "{\"code\":1}");
    awaits(2);
    assertThat(lines())
        .satisfiesExactly(
            ended -> assertThat(ended).startsWith("stopped|"),
            failed -> assertThat(failed).startsWith("error|").contains("|exit 1, "));
  }

  @Test
  void oneThatIsStoppedIsNotToldToHaveCrashed() {
    tellByCommand();
    scene.root().call("thread.child.stop", "thread_id", child.thread());
    child.askAndTell("Exit", "{\"code\":143}");
    assertThat(lines()).isEmpty();
  }

  @Test
  void howAProgramEndedIsFiledByWhatLaunchedIt() {
    Asking quick = Asking.of(scene, scene.spawn(scene.aCase("Two", "Two"), "exit 3"));
    Waiting.until("it is filed", () -> filed(quick).contains("{\"code\":3}"));
  }

  private static String filed(Asking child) {
    return Disk.names(child.local("events")).stream()
        .filter(name -> name.contains("-Exit-") && name.endsWith(".json"))
        .map(name -> Asking.read(child.local("events").resolve(name)).strip())
        .findFirst()
        .orElse("");
  }

  @Test
  void nobodyIsToldByDefault() {
    child.askAndTell("SessionEnd", ENDS);
    tellByCommand();
    child.askAndTell("SessionEnd", ENDS);
    awaits(1);
  }

  @Test
  void aCommandThatHangsKeepsNobodyWaiting() {
    child.settings("notify:\n  command: echo $$ >'" + told() + "'; exec sleep 60\n");
    long begin = System.nanoTime();
    child.askAndTell("SessionEnd", ENDS);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    awaits(1);
    ProcessHandle.of(Long.parseLong(lines().getFirst())).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void theBellOfItsTerminalRings() {
    child.settings("notify:\n  bell: true\n");
    var alerts =
        Command.of(
            temp,
            List.of(
                "tmux",
                "-S",
                orchestra.tmux().socket(),
                "list-windows",
                "-a",
                "-F",
                "#{window_bell_flag}"));
    var other =
        Command.of(
            temp, List.of("tmux", "-S", orchestra.tmux().socket(), "new-window", "sleep 60"));
    orchestra.tmux().programs().run(other); // in the window that is looked at no flag is set
    child.askAndTell("SessionEnd", ENDS);
    Waiting.until(
        "the bell rang", () -> orchestra.tmux().programs().run(alerts).out().contains("1"));
  }

  @Test
  void theDesktopShowsANotice() throws IOException {
    Path program = Files.createDirectory(temp.resolve("bin")).resolve("notify-send");
    Files.writeString(program, "#!/bin/sh\nshift; echo \"$1/$2\" >>'" + told() + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    String path = program.getParent() + ":" + System.getenv("PATH");
    var programs = orchestra.git().programs(Map.of("PATH", path));
    child.settings("notify:\n  desktop: true\n");
    child.askAndTell("SessionEnd", ENDS, programs);
    awaits(1);
    assertThat(lines().getFirst()).isEqualTo(child.thread() + ": stopped/Pay: other");
  }
}
