package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orch watch` on a real terminal, with agents that are commands of the shell.
class WatchIT {
  private static final String LISTENS = "while read -r line; do echo \"heard: $line\"; done";

  @TempDir private Path temp;
  private JobDesk desk;
  private WatchPane pane;

  @BeforeEach
  void open() {
    desk = JobDesk.in(temp);
    pane = WatchPane.of(desk.tmux().folder(), desk.cli(), 110, 30);
  }

  @AfterEach
  void end() {
    pane.close();
    desk.close();
  }

  private String job(String command, String prompt) {
    return desk.start(command, prompt, "-s", "read-only");
  }

  @Test
  void jobsAreWatchedChosenFilteredAndStopped() {
    String first = job("echo FIRST; " + LISTENS, "Find the flaky test");
    String second = job("echo SECOND; exec sleep 600", "Round amounts");
    pane.orch("watch");
    pane.await("> " + second);
    pane.await("SECOND");
    pane.press("Down");
    pane.await("> " + first);
    pane.await("FIRST");
    pane.type("?");
    pane.await("orch watch: keys");
    pane.type("x");
    pane.await("> " + first);
    pane.type("/round");
    pane.awaitGone(first);
    pane.press("Enter", "Escape");
    pane.await(first);
    pane.type("gx");
    pane.await("Stop " + second + " with all that it started? y/n");
    pane.type("n");
    pane.await("Not stopped");
    pane.type("xy");
    pane.await("Stopped " + second);
    assertThat(desk.status(second, "Status")).isEqualTo("cancelled");
    pane.await("1 at work, 1 over");
    pane.type("q");
    pane.awaitShell();
  }

  @Test
  void aLineIsSentAndAWorkerOfASessionIsInterrupted() {
    desk.cli().done("init");
    desk.cli().git().commit("Begin");
    Cli own = desk.cli().with("ORCH_SESSION", desk.cli().id("open", "Pay by card"));
    String epic = own.id("task", "add", "epic", "Checkout");
    String feature = own.id("task", "add", "feature", "Cards", "--parent", epic);
    String group = own.id("task", "add", "test_group", "Unit", "--parent", feature);
    String one = own.id("task", "add", "case", "Refuse", "--parent", group, "--step", "Try");
    pane.orch("watch");
    pane.await("Pay by card");
    pane.await("no threads yet");
    Cli.Ran spawned =
        own.run("spawn", one, "--provider", "command", "--launch-command", LISTENS, "--json");
    assertThat(spawned.exit()).as(spawned.err()).isZero();
    pane.await(one + " Refuse");
    pane.type("sLeave the tests");
    pane.await("Leave the tests");
    pane.press("Enter");
    pane.await("Sent to ");
    pane.type("i");
    pane.await("Interrupted ");
    pane.await("error");
    pane.await("exit 130");
    pane.type("q");
    pane.awaitShell();
  }

  @Test
  void aNewSizeIsDrawnAtOnce() {
    String id = job("exec sleep 600", "A rather long prompt that tells what is to be done");
    pane.orch("watch");
    pane.await("in " + desk.cli().folder());
    pane.resize(40, 12);
    Waiting.until(
        "it is narrow",
        () -> pane.shown().lines().anyMatch(l -> l.startsWith("> " + id + " processing  A")));
    assertThat(pane.shown().lines()).allMatch(line -> line.length() <= 40).hasSize(12);
    pane.resize(140, 40);
    pane.await("what is to be done");
    pane.await("f status");
    pane.type("q");
    pane.awaitShell();
  }

  @Test
  void aTerminalIsAsItWasHoweverTheViewEnds() throws IOException {
    job("exec sleep 600", "Look");
    Path before = temp.resolve("before");
    Path after = temp.resolve("after");
    pane.type("stty -a >" + before + "; cat " + before);
    pane.press("Enter");
    pane.await("isig");
    for (String way : new String[] {"q", "C-c", "TERM"}) {
      pane.type("clear");
      pane.press("Enter");
      pane.orch("watch");
      pane.await("f status");
      assertThat(pane.known("#{alternate_on} #{cursor_flag}")).isEqualTo("1 0");
      if (way.equals("TERM")) {
        terminate();
      } else {
        pane.press(way);
      }
      pane.awaitShell();
      assertThat(pane.known("#{alternate_on} #{cursor_flag} #{keypad_flag}")).isEqualTo("0 1 0");
      Files.deleteIfExists(after);
      pane.type("stty -a >" + after + ".new; mv " + after + ".new " + after);
      pane.press("Enter");
      Waiting.until("it is written", () -> Files.exists(after));
      assertThat(Files.readString(after)).as(way).isEqualTo(Files.readString(before));
    }
  }

  private void terminate() {
    long shell = Long.parseLong(pane.known("#{pane_pid}"));
    ProcessHandle.of(shell).orElseThrow().children().forEach(ProcessHandle::destroy);
  }

  @Test
  void attachingShowsTheTerminalOfAnAgentAndComesBack() {
    String id = job("echo HELLO; " + LISTENS, "Listen");
    pane.orch("watch");
    pane.await("HELLO");
    pane.type("a");
    pane.await("[codex-age");
    pane.type("ignored");
    pane.press("C-b", "d");
    pane.await("> " + id);
    pane.type("A");
    pane.await("[codex-age");
    pane.type("typed");
    pane.press("Enter");
    pane.await("heard: typed");
    pane.press("C-b", "d");
    pane.await("> " + id);
    assertThat(desk.done("output", id, "--strip-ansi")).doesNotContain("ignored");
    pane.type("q");
    pane.awaitShell();
    pane.orch("attach", id);
    pane.await("heard: typed");
    pane.await("[codex-age");
    pane.press("C-b", "d");
    pane.await("detached");
  }

  @Test
  void nothingThatAnAgentWritesCommandsTheTerminal() {
    String evil = "printf 'A\\033]52;c;ZXZpbA==\\007B\\033]2;owned\\007C\\033[41mD\\n'; sleep 600";
    job(evil, "T\u001b]2;owned\u0007itle \u009b41m\u202eend");
    pane.orch("watch");
    pane.await("ABCD");
    assertThat(pane.coloured()).doesNotContain("\u001b[41m");
    assertThat(pane.known("#{pane_title}")).doesNotContain("owned");
    pane.type("q");
    pane.awaitShell();
  }

  @Test
  void withoutColoursNothingIsColoured() throws IOException {
    job("exit 3", "Fail");
    pane.close();
    Path folder = Files.createDirectory(temp.resolve("screen"));
    pane = WatchPane.of(folder, desk.cli().with("NO_COLOR", "1"), 100, 20);
    pane.orch("watch");
    pane.await("exit 3");
    assertThat(pane.coloured()).doesNotContainPattern("\u001b\\[[0-9;]*3[1-6]m");
    pane.type("q");
    pane.awaitShell();
  }
}
