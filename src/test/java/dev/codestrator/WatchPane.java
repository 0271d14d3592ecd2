package dev.codestrator;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.testing.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A shell in a terminal of its own, in which somebody runs `orch watch`.
///
/// @param folder where its server's socket is
record WatchPane(Path folder, Cli cli) implements AutoCloseable {
  /// A shell of this size, where somebody stands.
  static WatchPane of(Path folder, Cli cli, int columns, int rows) {
    var pane = new WatchPane(folder, cli);
    pane.tmux("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh");
    return pane;
  }

  private String tmux(String... words) {
    var all = new ArrayList<>(List.of("tmux", "-S", folder.resolve("screen.socket").toString()));
    all.addAll(Arrays.asList(words));
    Command command =
        Command.of(cli.folder(), all).withEnvironment(Map.of("TMUX", "", "PS1", "prompt: "));
    Outcome outcome = cli.git().programs().run(command);
    return outcome.out();
  }

  /// Runs `orch` there, without the launcher.
  void orch(String... words) {
    String variables =
        cli.environment().entrySet().stream()
            .map(each -> each.getKey() + "='" + each.getValue() + "'")
            .collect(Collectors.joining(" "));
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path script = folder.resolve("orch.sh");
    write(
        script,
        "exec env "
            + variables
            + " "
            + java
            + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
            + path
            + "' dev.codestrator.Main \"$@\"\n");
    type("sh " + script + " " + String.join(" ", words));
    press("Enter");
  }

  private static void write(Path file, String text) {
    try {
      java.nio.file.Files.writeString(file, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Types characters.
  void type(String text) {
    tmux("send-keys", "-l", text);
  }

  /// Presses keys by tmux's names.
  void press(String... keys) {
    for (String key : keys) {
      tmux("send-keys", key);
    }
  }

  void resize(int columns, int rows) {
    tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /// What it shows now.
  String shown() {
    return tmux("capture-pane", "-p");
  }

  /// The same with colours.
  String coloured() {
    return tmux("capture-pane", "-p", "-e");
  }

  /// What tmux knows of it by this format.
  String known(String format) {
    return tmux("display-message", "-p", format).strip();
  }

  /// Waits until it shows a text.
  void await(String text) {
    try {
      Waiting.until("it shows " + text, () -> shown().contains(text));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ", but:\n" + shown(), e);
    }
  }

  /// Waits until it shows a text no more.
  void awaitGone(String text) {
    Waiting.until("it shows no " + text, () -> !shown().contains(text));
  }

  /// Waits until the shell has the terminal again, as it was.
  void awaitShell() {
    Waiting.until("the screen is left", () -> known("#{alternate_on}").equals("0"));
    Waiting.until("the shell is back", () -> known("#{pane_current_command}").equals("sh"));
  }

  /// Ends it.
  @Override
  public void close() {
    tmux("kill-server");
  }
}
