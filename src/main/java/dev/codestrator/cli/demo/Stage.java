package dev.codestrator.cli.demo;

import dev.codestrator.cli.TrustProgram;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the demo plays: a scratch folder, and the programs that are run in it, each shown as it is
/// run.
final class Stage {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Programs programs;
  private final Path launcher;
  private final PrintStream out;
  private final Path scratch;
  private final Map<String, String> environment = new HashMap<>();

  Stage(Programs programs, Path launcher, PrintStream out) {
    this.programs = programs;
    this.launcher = launcher;
    this.out = out;
    this.scratch = Disk.real(Disk.createTemporaryFolder("orch-demo-"));
    scrub();
  }

  /// Nothing of a session that the demo is started in may reach it, nor the user's settings of git.
  private void scrub() {
    Stream.of("ORCH_SESSION", "ORCH_THREAD", "ORCH_ROLE", "ORCH_CASE", "ORCH_TMUX_SOCKET")
        .forEach(name -> environment.put(name, ""));
    TrustProgram.OF_AGENTS.forEach(
        name -> environment.put(name, "")); // the demo's settings are ours
    environment.put("ORCH_SKIP_BUILD", "1");
    environment.put("GIT_CONFIG_GLOBAL", scratch.resolve("gitconfig").toString());
  }

  /// A path in the scratch folder.
  Path path(String name) {
    return scratch.resolve(name);
  }

  /// Everything that follows runs with this variable.
  void set(String name, String value) {
    environment.put(name, value);
  }

  /// A heading.
  void title(String text) {
    line("");
    line("== " + text);
  }

  /// A line of the tale.
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /// Runs `orch` in a folder, showing the command and what it prints.
  String orch(Path folder, String... words) {
    return orch(folder, List.of(words));
  }

  /// Runs `orch` in a folder, showing the command and what it prints.
  String orch(Path folder, List<String> words) {
    Outcome outcome = tryOrch(folder, words);
    if (!outcome.ok()) {
      throw failed("orch " + String.join(" ", words), outcome);
    }
    return outcome.out().strip();
  }

  /// Runs `orch`, which may answer no.
  Outcome tryOrch(Path folder, List<String> words) {
    line("$ orch " + words.stream().map(Stage::quoted).collect(Collectors.joining(" ")));
    Outcome outcome =
        run(folder, Stream.concat(Stream.of(launcher.toString()), words.stream()).toList());
    show(outcome.out());
    return outcome;
  }

  /// Runs `orch` without showing it: for looking again and again.
  String ask(Path folder, String... words) {
    var all = new ArrayList<>(List.of(launcher.toString()));
    all.addAll(List.of(words));
    return run(folder, all).out().strip();
  }

  /// Runs another program without showing it.
  String quietly(Path folder, String... words) {
    Outcome outcome = run(folder, List.of(words));
    if (!outcome.ok()) {
      throw failed(String.join(" ", words), outcome);
    }
    return outcome.out();
  }

  /// Runs another program, showing the command and what it prints.
  void shown(Path folder, String... words) {
    line("$ " + Stream.of(words).map(Stage::quoted).collect(Collectors.joining(" ")));
    show(quietly(folder, words));
  }

  /// Removes the scratch folder.
  void clear() {
    Disk.deleteTree(scratch);
  }

  private Outcome run(Path folder, List<String> words) {
    return programs.run(Command.of(folder, words).withEnvironment(environment).withLimit(LIMIT));
  }

  private void show(String text) {
    text.strip().lines().forEach(each -> line("  " + each));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,@%+^-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private Rejection failed(String command, Outcome outcome) {
    return new Rejection.ToolFailed(
        "demo_failed",
        "the demo's command '"
            + command
            + "' exited "
            + outcome.exit()
            + ": "
            + outcome.complaint(),
        "the scratch folder is kept: " + scratch);
  }
}
