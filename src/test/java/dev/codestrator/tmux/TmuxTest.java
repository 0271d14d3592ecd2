package dev.codestrator.tmux;

import static dev.codestrator.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmuxTest {
  private static final String FOREVER = "exec tail -f /dev/null";

  @TempDir Path given;
  Path temp;
  TmuxFixture server;
  Tmux tmux;

  @BeforeEach
  void start() throws IOException {
    temp = given.toRealPath();
    server = new TmuxFixture(temp);
    tmux = new Tmux(server.programs(), Optional.of(server.socket()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path script(String text) {
    return script("script-" + System.nanoTime() + ".sh", text);
  }

  private Path script(String name, String text) {
    try {
      return Files.writeString(temp.resolve(name), text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A pane of which tmux tells how its program ended: 3.3a forgets now and then.
  private String ended(String script) {
    session(FOREVER);
    for (int tries = 0; tries < 20; tries++) {
      String id = tmux.addPane("demo", "ended-" + tries, temp, script(script));
      until("it is dead", () -> pane(id).dead());
      if (pane(id).exitStatus().isPresent()) {
        return id;
      }
    }
    throw new AssertionError("tmux tells no exit");
  }

  private String session(String script) {
    return tmux.newSession("demo", "children", temp, script(script));
  }

  private Pane pane(String id) {
    return tmux.panes().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private String raw(String... words) {
    var line = new ArrayList<>(List.of("tmux", "-S", server.socket()));
    line.addAll(List.of(words));
    Outcome outcome = server.programs().run(Command.of(temp, line));
    assertThat(outcome.err()).isEmpty();
    return outcome.out().strip();
  }

  private static String refusal(ThrowingCallable call) {
    Rejection rejection = catchThrowableOfType(Rejection.class, call);
    assertThat(rejection).isNotNull();
    return rejection.code();
  }

  @Test
  void theVersionIsBareAndAbsentWhenNotInstalled() {
    assertThat(tmux.version().orElseThrow()).matches("(next-)?\\d.*");
    Tmux missing =
        new Tmux(
            command -> {
              throw new Rejection.ToolFailed("program_missing", "", "");
            },
            Optional.empty());
    assertThat(missing.version()).isEmpty();
  }

  @Test
  void withoutAServerThereIsNothing() {
    assertThat(tmux.panes()).isEmpty();
    assertThat(tmux.hasSession("demo")).isFalse();
    tmux.killSession("demo");
    tmux.killPane("%1");
  }

  @Test
  void aSessionRunsItsScriptInItsFolder() {
    String id = session("pwd > where; " + FOREVER);
    until("the script ran", () -> !read("where").isEmpty());
    assertThat(read("where")).isEqualTo(temp + "\n");
    Pane pane = pane(id);
    assertThat(pane.session() + ":" + pane.window()).isEqualTo("demo:children");
    assertThat(pane.dead()).isFalse();
    assertThat(pane.exitStatus()).isEmpty();
    assertThat(ProcessHandle.of(pane.pid())).isPresent();
    until("tail runs", () -> pane(id).command().equals("tail"));
    assertThat(raw("display-message", "-p", "-t", id, "#{window_width}x#{window_height}"))
        .isEqualTo("220x50");
  }

  @Test
  void namesAreExact() {
    session(FOREVER);
    assertThat(tmux.hasSession("demo")).isTrue();
    assertThat(tmux.hasSession("dem")).isFalse();
    tmux.killSession("dem");
    assertThat(tmux.hasSession("demo")).isTrue();
    assertThat(refusal(() -> tmux.addPane("dem", "children", temp, script(FOREVER))))
        .isEqualTo("pane_gone");
    assertThat(refusal(() -> tmux.hasSession("a.b"))).isEqualTo("malformed_tmux_name");
    assertThat(refusal(() -> tmux.newSession("#{pid}", "w", temp, temp)))
        .isEqualTo("malformed_tmux_name");
    assertThat(refusal(() -> tmux.killPane("demo"))).isEqualTo("malformed_pane");
  }

  @Test
  void aFinishedPaneStaysWithItsExitAndCanBeUsedAgain() {
    String id = ended("exit 7");
    assertThat(pane(id).exitStatus()).isEqualTo(OptionalInt.of(7));

    tmux.runInPane(id, temp, script("touch again; " + FOREVER));
    until("it runs again", () -> Files.exists(temp.resolve("again")));
    assertThat(pane(id).dead()).isFalse();
    assertThat(refusal(() -> tmux.runInPane(id, temp, script("exit 0")))).isEqualTo("pane_alive");
  }

  @Test
  void aSignalIsToldAsTheShellTellsIt() {
    String id = ended("kill -9 $$");
    assertThat(pane(id).exitStatus()).isEqualTo(OptionalInt.of(137));
  }

  @Test
  void manyPanesFlowOverIntoFurtherWindows() {
    session(FOREVER);
    var windows = new HashSet<String>();
    var ids = new HashSet<String>();
    for (int i = 0; i < 80 && windows.size() < 3; i++) {
      String id = tmux.addPane("demo", "children", temp, script(FOREVER));
      ids.add(id);
      windows.add(pane(id).window());
      raw("resize-window", "-t", id, "-x", "20", "-y", "6");
    }
    assertThat(windows).containsExactlyInAnyOrder("children", "children-2", "children-3");
    assertThat(tmux.panes()).hasSize(ids.size() + 1).noneMatch(Pane::dead);
  }

  @Test
  void aPaneAddedToAnUnknownWindowOpensItAndStaysWhenFinished() {
    session(FOREVER);
    String id = tmux.addPane("demo", "review", temp, script("exit 3"));
    until("it is dead", () -> pane(id).dead());
    assertThat(pane(id).window()).isEqualTo("review");
    assertThat(pane(tmux.addPane("demo", "review", temp, script(FOREVER))).window())
        .isEqualTo("review");
  }

  @Test
  void theLoserOfARaceForASessionAddsAPaneToTheWinners() throws Exception {
    Callable<String> spawn = () -> session(FOREVER);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var ids = new HashSet<String>();
      for (var id : threads.invokeAll(List.of(spawn, spawn, spawn, spawn))) {
        ids.add(id.get());
      }
      assertThat(ids).hasSize(4);
    }
    assertThat(tmux.panes()).hasSize(4).allMatch(p -> p.session().equals("demo"));
  }

  @Test
  void pathsAndTitlesMeanNothingToTmux() throws IOException {
    Path odd = Files.createDirectory(temp.resolve("a 'b' \"c\" #(touch pwned)#[x]#{pid} %H $(d);"));
    String name = odd.getFileName() + "/it's #{session_name} 😀 %Y #[y] ;";
    String id = tmux.newSession("demo", "w", odd, script(name, "pwd > where; cat"));
    until("the script ran", () -> Files.exists(odd.resolve("where")));

    Path log = odd.resolve("log #[z] #(touch pwned) %Y 'q';");
    tmux.pipe(id, log);
    tmux.sendText(id, "hello", true);
    until("it is logged", () -> readAt(log).contains("hello"));

    tmux.setTitle(id, "t #(touch pwned) #{pid} 😀\nnext;");
    assertThat(pane(id).title()).isEqualTo("t #(touch pwned) #{pid} 😀 next;");
    assertThat(temp.resolve("pwned")).doesNotExist();
    assertThat(odd.resolve("pwned")).doesNotExist();
  }

  @Test
  void textArrivesAsItIsAlsoOutOfCopyMode() {
    String id = session("stty -echo -icrnl; touch ready; exec cat > got");
    until("it is ready", () -> Files.exists(temp.resolve("ready")));
    raw("copy-mode", "-t", id);
    String text = "-x 'y' \"z\" #{pid} $(w) `v` \\ ; 😀\u001b[201~;";
    tmux.sendText(id, text, false);
    assertThat(raw("display-message", "-p", "-t", id, "#{pane_in_mode}")).isEqualTo("0");
    tmux.sendKeys(id, "C-j");
    until("it arrived", () -> read("got").endsWith("\n"));
    assertThat(read("got")).isEqualTo(text.replace("\u001b", "") + "\n");
    assertThat(raw("list-buffers")).isEmpty();
  }

  @Test
  void aBracketedPasteIsMarkedAsSuch() {
    String id = session("stty raw -echo; printf '\\033[?2004h'; touch ready; exec cat > got");
    until("it is ready", () -> Files.exists(temp.resolve("ready")));
    until(
        "the paste is bracketed",
        () -> {
          tmux.sendText(id, "one\ntwo", true);
          return read("got").endsWith("\u001b[200~one\rtwo\u001b[201~\r");
        });
  }

  @Test
  void keysWithASemicolonAreKeys() {
    String id = session("stty -echo; touch ready; exec cat > got");
    until("it is ready", () -> Files.exists(temp.resolve("ready")));
    tmux.sendKeys(id, "a;", ";", "-n", "Enter");
    until("it arrived", () -> read("got").endsWith("\n"));
    assertThat(read("got")).isEqualTo("a;;-n\n");
  }

  @Test
  void aDeadOrMissingPaneTakesNoText() {
    String id = session("exit 0");
    until("it is dead", () -> pane(id).dead());
    assertThat(refusal(() -> tmux.sendText(id, "x", true))).isEqualTo("pane_dead");
    assertThat(refusal(() -> tmux.sendText("%999", "x", true))).isEqualTo("pane_gone");
    assertThat(refusal(() -> tmux.sendKeys("%999", "Enter"))).isEqualTo("pane_gone");
    assertThat(refusal(() -> tmux.capture("%999", 5))).isEqualTo("pane_gone");
  }

  @Test
  void theLastLinesAreCaptured() {
    String id = session("seq 1 300; " + FOREVER);
    until("all is shown", () -> tmux.capture(id, 5).endsWith("300"));
    assertThat(tmux.capture(id, 3)).isEqualTo("298\n299\n300");
    assertThat(tmux.capture(id, 200).lines()).hasSize(200).contains("101");
  }

  @Test
  void aKilledPaneIsGoneAndItsProgramToo() {
    session(FOREVER);
    String id = tmux.addPane("demo", "children", temp, script(FOREVER));
    long pid = pane(id).pid();
    tmux.killPane(id);
    assertThat(tmux.panes()).extracting(Pane::id).doesNotContain(id);
    until("its program ended", () -> ProcessHandle.of(pid).isEmpty());
    tmux.killPane(id);
    tmux.killSession("demo");
    assertThat(tmux.panes()).isEmpty();
  }

  @Test
  void theAttachCommandNamesTheServer() {
    assertThat(tmux.attachCommand("a", false)).endsWith(server.socket() + " attach -t a");
    assertThat(new Tmux(server.programs(), Optional.of("x")).attachCommand("a", true))
        .isEqualTo("tmux -L x attach -r -t a");
  }

  private String read(String name) {
    return readAt(temp.resolve(name));
  }

  private static String readAt(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }
}
