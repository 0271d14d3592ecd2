package dev.codestrator.e2e;

import dev.codestrator.io.Command;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.io.ProcessTree;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.testing.Waiting;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real CLI in a pane of its own tmux server, with a folder like a child's: its launch script,
/// its hooks' events, its end.
final class RecordedAgent implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration CALM = Duration.ofMillis(700);

  final RecordedCli cli;
  final Path folder;
  final Path home;
  final Path work;
  private final Tmux tmux;
  private final ModelStandIn model;
  private Optional<String> pane = Optional.empty();

  private RecordedAgent(RecordedCli cli, Path folder, ModelStandIn model) {
    this.cli = cli;
    this.model = model;
    this.folder = folder;
    this.home = folder.resolve("home");
    this.work = folder.resolve("work");
    this.tmux = new Tmux(new SystemPrograms(), Optional.of(socket()));
  }

  private String socket() {
    return folder.resolve("s").toString();
  }

  /// Its files, without starting it.
  static RecordedAgent in(Path folder, RecordedCli cli, ModelStandIn model, Situation situation)
      throws Exception {
    var agent = new RecordedAgent(cli, folder, model);
    Files.createDirectories(agent.home);
    Files.createDirectories(agent.work);
    Files.createDirectories(agent.thread().path());
    Files.createDirectories(agent.events());
    run(agent.work, "git", "init", "-q");
    Path[] trusted = situation.trusted() ? new Path[] {agent.work} : new Path[0];
    AgentPrograms programs = AgentPrograms.in(agent.home, model, trusted);
    cli.prepare(agent, situation);
    Files.writeString(agent.work.resolve("run.sh"), "sleep 100\n");
    Files.writeString(folder.resolve("prompt"), situation.prompt());
    var scripts = new RecordedScripts(agent, situation);
    Files.writeString(folder.resolve("hook.sh"), scripts.hook());
    Files.writeString(folder.resolve("orch"), scripts.orch());
    Files.setPosixFilePermissions(
        folder.resolve("orch"), PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("launch.sh"), scripts.launch(programs));
    return agent;
  }

  private static void run(Path folder, String... words) {
    new SystemPrograms().run(Command.of(folder, List.of(words)));
  }

  /// As a child's folder is, though its files are elsewhere.
  ThreadFolder thread() {
    return new ThreadFolder(folder.resolve("threads/t-0000000"));
  }

  Path events() {
    return thread().events();
  }

  /// Makes its pane; its script still waits.
  RecordedAgent pane() {
    pane = Optional.of(tmux.newSession("recorded", "children", work, folder.resolve("launch.sh")));
    return this;
  }

  /// Makes its pane and lets its script begin.
  RecordedAgent start() throws IOException {
    pane();
    Files.createFile(folder.resolve("logged"));
    Waiting.until("the script began", () -> Files.exists(folder.resolve("started")));
    return this;
  }

  List<String> eventNames() {
    try (var files = Files.list(events())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until an event has been filed this often.
  RecordedAgent event(String name, int times) {
    Waiting.until(
        times + " " + name + "; there are " + eventNames(),
        () ->
            eventNames().stream().filter(file -> file.contains("-" + name + "-")).count() >= times);
    return this;
  }

  RecordedAgent event(String name) {
    return event(name, 1);
  }

  /// Waits until its model is asked after so many of its answers.
  RecordedAgent asksModelAfter(int replies) {
    Waiting.until(
        "its model is asked after " + replies + " answers",
        () -> model.heard().stream().anyMatch(each -> each.replies() == replies));
    return this;
  }

  RecordedAgent screenShows(String text) {
    Waiting.until("the screen shows " + text, () -> screen().contains(text));
    return this;
  }

  RecordedAgent transcriptShows(String text) {
    Waiting.until(
        "the transcript says " + text,
        () -> transcript().map(RecordedAgent::read).filter(all -> all.contains(text)).isPresent());
    return this;
  }

  RecordedAgent keys(String... keys) {
    tmux.sendKeys(pane.orElseThrow(), keys);
    return this;
  }

  RecordedAgent says(String text) {
    tmux.sendText(pane.orElseThrow(), text, false);
    screenShows(text.substring(0, Math.min(10, text.length())));
    return calm().keys("Enter");
  }

  RecordedAgent ended() {
    Waiting.until("its program ended", () -> Files.exists(folder.resolve("exit")));
    return this;
  }

  /// Kills the program with all that it started, not its script.
  RecordedAgent killProgram() {
    script().orElseThrow().descendants().toList().forEach(ProcessHandle::destroyForcibly);
    return ended();
  }

  /// Kills the script, too, as a machine that goes down does.
  RecordedAgent killAll() {
    ProcessHandle script = script().orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(script), script.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    return dies();
  }

  /// Ends it as `orch stop` does.
  RecordedAgent stop() {
    long pid = script().orElseThrow().pid();
    new ProcessTree(ProcessRef.of(pid), Optional.of(pid)).end(GRACE);
    return dies();
  }

  RecordedAgent killPane() {
    tmux.killPane(pane.orElseThrow());
    return dies();
  }

  RecordedAgent killServer() {
    run(folder, "tmux", "-S", socket(), "kill-server");
    return dies();
  }

  private RecordedAgent dies() {
    Waiting.until("its process is gone", () -> !isAlive());
    return this;
  }

  private Optional<ProcessHandle> script() {
    return Optional.of(folder.resolve("started"))
        .filter(Files::exists)
        .flatMap(file -> ProcessHandle.of(Long.parseLong(read(file).strip())));
  }

  boolean isAlive() {
    return script()
        .flatMap(found -> ProcessRef.of(found.pid()))
        .filter(ProcessRef::alive)
        .isPresent();
  }

  /// Waits until nothing new has been written for a while.
  RecordedAgent calm() {
    long[] since = {System.nanoTime()};
    String[] last = {""};
    Waiting.until(
        "it is calm",
        () -> {
          String now = eventNames() + " " + transcript().map(file -> file.toFile().length());
          if (!now.equals(last[0])) {
            last[0] = now;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > CALM.toNanos();
        });
    return this;
  }

  /// Waits until this long has passed.
  RecordedAgent later(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Waiting.until("time passed", () -> System.nanoTime() > end);
    return this;
  }

  Optional<Pane> found() {
    return tmux.panes().stream().filter(each -> pane.equals(Optional.of(each.id()))).findFirst();
  }

  String screen() {
    return found().map(each -> tmux.capture(each.id(), 50)).orElse("");
  }

  /// The transcript that its first event names.
  Optional<Path> transcript() {
    return eventNames().stream()
        .reduce((_, last) -> last)
        .map(name -> read(events().resolve(name)))
        .map(RecordedAgent::transcriptPath)
        .map(Path::of)
        .filter(Files::exists);
  }

  private static String transcriptPath(String event) {
    try {
      return Dialect.JSON.readTree(event).path("transcript_path").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        script()
            .map(found -> Stream.concat(Stream.of(found), found.descendants()).toList())
            .orElse(List.of());
    run(folder, "tmux", "-S", socket(), "kill-server");
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      each.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
  }
}
