package dev.codestrator.tmux;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The `tmux` program: how every one of its calls is made, and how texts are kept from meaning
/// something to it.
///
/// @param programs runs it
/// @param socket the server: a name, or a path when it has a slash; empty for the user's own
record TmuxProgram(Programs programs, Optional<String> socket) {
  private static final Pattern NO_SERVER =
      Pattern.compile(
          "no server running|error connecting to|server exited|lost server|no current (client|target)");
  private static final Pattern GONE = Pattern.compile("can't find (pane|session|window)");

  /// Runs commands in one call; a lone `;` separates them.
  Outcome run(List<String> words) {
    return run(words, "");
  }

  Outcome run(List<String> words, String input) {
    var line = new ArrayList<>(List.of("tmux", "-u"));
    line.addAll(server());
    line.addAll(words);
    return programs.run(
        Command.of(Path.of("/"), line)
            .withEnvironment(Map.of("TMUX", "", "TMUX_PANE", ""))
            .withInput(input));
  }

  /// The options that name the server.
  List<String> server() {
    return socket.map(name -> List.of(name.contains("/") ? "-S" : "-L", name)).orElse(List.of());
  }

  /// The output of commands that must succeed.
  String change(List<String> words) {
    return succeeded(words, run(words, "")).out().strip();
  }

  static Outcome succeeded(List<String> words, Outcome outcome) {
    if (outcome.ok()) {
      return outcome;
    }
    if (isGone(outcome)) {
      throw new Rejection.NotFound(
          "pane_gone",
          "tmux " + words.getFirst() + ": " + outcome.complaint(),
          "the pane or its session was closed; see: tmux list-panes -a");
    }
    throw new Rejection.ToolFailed(
        "tmux_failed",
        "tmux " + words.getFirst() + ": " + outcome.complaint(),
        "tmux's own message says why");
  }

  /// Whether it failed since what it is about, or the whole server, isn't there.
  static boolean isGone(Outcome outcome) {
    return !outcome.ok()
        && (GONE.matcher(outcome.err()).find() || NO_SERVER.matcher(outcome.err()).find());
  }

  /// A window of a session, both named exactly.
  static String target(String session, String window) {
    return "=" + session + ":=" + window;
  }

  /// A text as one argument: at its end a semicolon would separate commands.
  static String argument(String text) {
    return text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
  }

  /// A text where tmux expands formats.
  static String literal(String text) {
    return argument(text.replace("#", "##"));
  }

  /// The command of the shell that attaches to a target.
  String attach(String target, boolean readOnly) {
    var words = new ArrayList<>(List.of("tmux"));
    words.addAll(server());
    words.addAll(readOnly ? List.of("attach", "-r") : List.of("attach"));
    words.addAll(List.of("-t", target));
    return words.stream().map(TmuxProgram::plainWord).collect(Collectors.joining(" "));
  }

  /// A text as one word of the shell.
  private static String plainWord(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /// A path as one word of a shell command in which tmux expands formats and dates.
  static String shellWord(Path path) {
    // The quotes around the number sign keep tmux from seeing a style in "##[".
    String quoted = path.toString().replace("'", "'\\''").replace("#", "'\"##\"'");
    return "'" + quoted.replace("%", "%%") + "'";
  }
}
