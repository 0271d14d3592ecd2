package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.io.ProcessTree;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What is kept of a thread for this machine only: how it was launched, its prompt and log, the
/// process that it is, and how that ended.
///
/// @param path `threads/<thread>` in the clone's local folder
public record ThreadFolder(Path path) {
  /// How exactly the system tells when a process started.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /// The folder of this thread.
  public static ThreadFolder of(Clone repository, Id thread) {
    return new ThreadFolder(repository.localDir().resolve("threads").resolve(thread.value()));
  }

  /// The script that its pane runs.
  public Path launchScript() {
    return path.resolve("launch.sh");
  }

  /// The script of its pane when a person launches it.
  public Path shellScript() {
    return path.resolve("shell.sh");
  }

  /// Its first prompt.
  public Path prompt() {
    return path.resolve("prompt.md");
  }

  /// What it is told when its conversation goes on.
  public Path words() {
    return path.resolve("words.md");
  }

  /// The script that its program's hooks run.
  public Path hookScript() {
    return path.resolve("hook.sh");
  }

  /// What its hooks complained of.
  public Path hookLog() {
    return path.resolve("hook.log");
  }

  /// Begins a conversation, for a program that can go on with one.
  public Path beginScript() {
    return path.resolve("begin.sh");
  }

  /// Goes on with a conversation; missing for a program that can't.
  public Path resumeScript() {
    return path.resolve("resume.sh");
  }

  /// There once it is to go on with a conversation that it had: the ID that its program gave it.
  public Path resumeFile() {
    return path.resolve("resume");
  }

  /// What its pane showed.
  public Path log() {
    return path.resolve("log");
  }

  /// What its hooks tell, a file each: `events/<thread>` in the clone's local folder.
  public Path events() {
    Path threads = path.resolveSibling("");
    return threads.resolveSibling("events").resolve(path.getFileName());
  }

  /// Written by the launch script when it begins.
  public Path startedFile() {
    return path.resolve("started");
  }

  /// There once its log is being kept: the launch script waits for it, so that the log misses
  /// nothing.
  public Path loggedFile() {
    return path.resolve("logged");
  }

  /// Written by the launch script when its program has ended.
  public Path exitFile() {
    return path.resolve("exit");
  }

  /// The pipe that is open as long as the launch script lives.
  public Path guardPipe() {
    return path.resolve("guard");
  }

  /// Written by the launch script each time that it starts a program that failed once more.
  public Path retriesFile() {
    return path.resolve("retries");
  }

  /// The process that runs it, once it has begun. One that started after it had told its number is
  /// somebody else's with the same number.
  public Optional<ProcessRef> process() {
    Instant told = Disk.modified(startedFile()).orElse(Instant.MAX);
    return text(startedFile())
        .flatMap(ThreadFolder::number)
        .flatMap(ProcessRef::of)
        .filter(process -> process.started().minus(TOLERANCE).isBefore(told));
  }

  /// Ends the process that runs it and everything that it started, also what outlived it.
  ///
  /// @param grace how long they may take to end by themselves
  public void endProcesses(Duration grace) {
    Optional<Long> leader = text(startedFile()).flatMap(ThreadFolder::number);
    Optional<ProcessRef> running = process();
    boolean stranger = running.isEmpty() && leader.flatMap(ProcessRef::of).isPresent();
    new ProcessTree(running, leader.filter(_ -> !stranger)).end(grace);
  }

  /// How often its program was started again because it had failed.
  public int retries() {
    return text(retriesFile()).flatMap(ThreadFolder::number).map(Long::intValue).orElse(0);
  }

  /// When its program ended; empty while it runs, or when it was killed.
  public Optional<Instant> ended() {
    return Disk.modified(exitFile());
  }

  /// When its launch script began; with retries, the last time.
  public Optional<Instant> began() {
    return Disk.modified(startedFile());
  }

  /// Whether it has begun.
  public boolean hasStarted() {
    return Disk.isFile(startedFile());
  }

  /// How its program ended; empty while it runs, or when it was killed.
  public OptionalInt exit() {
    return text(exitFile())
        .flatMap(ThreadFolder::number)
        .map(code -> OptionalInt.of(code.intValue()))
        .orElse(OptionalInt.empty());
  }

  /// The tmux pane it was given.
  public Optional<String> pane() {
    return text(path.resolve("pane"));
  }

  /// Whether people may type into its pane.
  public boolean isInteractive() {
    return Disk.isFile(path.resolve("interactive"));
  }

  /// Remembers that people may type into its pane.
  public void rememberInteractive() {
    Disk.writePrivate(path.resolve("interactive"), new byte[0]);
  }

  /// Forgets the process that ran it, for the next one.
  public void forgetProcess() {
    Disk.delete(loggedFile());
    Disk.delete(startedFile());
    Disk.delete(exitFile());
  }

  /// Lets the launch script begin.
  public void rememberLogged() {
    Disk.writePrivate(loggedFile(), new byte[0]);
  }

  /// Remembers the tmux pane it was given.
  public void rememberPane(String pane) {
    Disk.writePrivate(path.resolve("pane"), pane.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty(); // the file is just being written
    }
  }
}
