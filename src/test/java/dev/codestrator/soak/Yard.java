package dev.codestrator.soak;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Where the soak takes place: a repository, the program `orch` as people start it, and a folder in
/// which scripts say what was acknowledged to them.
///
/// Every process of the soak has this folder in its environment, as `SOAK`; only such are ended.
///
/// @param folder holds all of it
record Yard(Path folder, GitFixture git, Path launcher) {
  static final List<String> LISTS = List.of("acks", "pids", "refused", "tmp");
  private static final int PATIENCE_SECONDS = 90;

  /// How a command ended.
  record Ran(int exit, String out) {}

  static Yard in(Path folder, Path launcher) throws IOException {
    var yard = new Yard(folder, GitFixture.in(folder), launcher);
    for (String each : LISTS) {
      Files.createDirectory(folder.resolve(each));
    }
    for (String script : List.of("worker.sh", "reviewer.sh")) {
      try (var text = Yard.class.getResourceAsStream("/soak/" + script)) {
        Files.copy(java.util.Objects.requireNonNull(text), folder.resolve(script));
      }
    }
    return yard;
  }

  /// A process in the soak's own environment.
  ProcessBuilder builder(Path place, List<String> words) {
    var builder = new ProcessBuilder(words).directory(place.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("ORCH_.*|GIT_.*|XDG_.*|TMUX.*|EMAIL"));
    environment.put("HOME", git.home().toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    environment.put("JAVA_TOOL_OPTIONS", "");
    environment.put("ORCH_JAVA_HOME", System.getProperty("java.home"));
    environment.put("ORCH_SKIP_BUILD", "1");
    environment.put("ORCH_TMUX_SOCKET", socket().toString());
    environment.put("SOAK", folder.toString());
    return builder;
  }

  Path socket() {
    return folder.resolve("tmux");
  }

  /// Starts a command of `orch`.
  Process start(Path place, List<String> words) throws IOException {
    var line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(words);
    return builder(place, line)
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .start();
  }

  /// Runs a command to its end.
  Ran orch(Path place, String... words) {
    return ran(place, () -> start(place, List.of(words)));
  }

  /// Runs another program to its end.
  Ran run(Path place, String... words) {
    return ran(place, () -> builder(place, List.of(words)).redirectErrorStream(true).start());
  }

  private interface Starting {
    Process start() throws IOException;
  }

  private static Ran ran(Path place, Starting starting) {
    try {
      return ended(starting.start());
    } catch (IOException e) {
      throw new UncheckedIOException("in " + place, e);
    }
  }

  /// What a process printed, when it has ended; one that takes too long is killed.
  static Ran ended(Process process) throws IOException {
    var timer = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    var _ = timer.exceptionally(_ -> process.destroyForcibly());
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(timer.handle((done, _) -> done == null ? -1 : done.exitValue()).join(), out);
  }

  /// The processes of the soak, those of scripts and panes too.
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(each -> isOurs(each.pid())).toList();
  }

  /// Whether a process, by its environment, is one of the soak's.
  boolean isOurs(long pid) {
    return isOf(pid, "SOAK=" + folder);
  }

  /// Whether this is in the environment of a process. The number of one that ended goes to another
  /// process, or to a thread of one, after some minutes.
  static boolean isOf(long pid, String variable) {
    try {
      String environment =
          Files.readString(proc(pid).resolve("environ"), StandardCharsets.ISO_8859_1);
      return ("\0" + environment).contains("\0" + variable + "\0");
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  static Path proc(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  /// Sends a signal to a process of ours; whether there was one.
  boolean signal(String name, long pid) {
    return isOurs(pid) && run(folder, "kill", "-" + name, Long.toString(pid)).exit() == 0;
  }

  /// The lines of all files in one of the lists.
  List<String> lines(String list) {
    try (Stream<Path> files = Files.list(folder.resolve(list))) {
      return files.flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path file) {
    try {
      String text = Files.readString(file);
      int end = text.lastIndexOf('\n'); // what follows is being written
      return end < 0 ? List.of() : text.substring(0, end).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The process whose ID a script left.
  Optional<Long> pid(String name) {
    Path file = folder.resolve("pids").resolve(name);
    return Files.exists(file)
        ? read(file).stream().findFirst().map(Long::valueOf)
        : Optional.empty();
  }

  /// The names of the scripts that left their process's ID.
  List<String> scripts() {
    try (Stream<Path> files = Files.list(folder.resolve("pids"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
