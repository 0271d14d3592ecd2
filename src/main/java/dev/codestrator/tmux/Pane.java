package dev.codestrator.tmux;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A pane as tmux sees it.
///
/// @param id tmux's name for it, as in `%3`; never reused while the server lives, but by the next
///   one
/// @param session the session it is in
/// @param window the name of its window
/// @param dead whether its program has ended
/// @param exitStatus how the program ended; 128 plus the signal when a signal ended it; empty while
///   it runs, and when tmux missed it: a program that ended as soon as it began
/// @param pid the process that was started in it
/// @param command the name of the program in its foreground
/// @param title the title that the program gave it
/// @param terminal the device that its program writes to, as `/dev/pts/7`
/// @param start the command that it was started with
public record Pane(
    String id,
    String session,
    String window,
    boolean dead,
    OptionalInt exitStatus,
    long pid,
    String command,
    String title,
    String terminal,
    String start) {

  /// What tmux is asked to print for each pane. Nothing of it holds a tab: tmux escapes it.
  static final String FORMAT =
      String.join(
          "\t",
          List.of(
              "#{pane_id}",
              "#{pane_dead}",
              "#{pane_dead_status}",
              "#{pane_dead_signal}",
              "#{pane_pid}",
              "#{session_name}",
              "#{window_name}",
              "#{pane_current_command}",
              "#{pane_tty}",
              "#{pane_title}",
              "#{pane_start_command}"));

  private static final int FIELDS = 11;

  /// Reads a line that was printed so; empty when it is none.
  static Optional<Pane> parse(String line) {
    String[] f = line.split("\t", FIELDS);
    if (f.length < FIELDS || !f[0].matches("%\\d+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Pane(
              f[0],
              f[5],
              f[6],
              f[1].equals("1"),
              exitStatus(f[2], f[3]),
              Long.parseLong(f[4]),
              f[7],
              f[9],
              f[8],
              f[10]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The pane of this name if a script of this thread was started in it; not one to which another
  /// server gave the same name.
  public static Optional<Pane> find(List<Pane> panes, Optional<String> id, String thread) {
    return panes.stream()
        .filter(pane -> id.equals(Optional.of(pane.id())))
        .filter(pane -> pane.start().contains("/" + thread + "/"))
        .findFirst();
  }

  private static OptionalInt exitStatus(String status, String signal) {
    if (!signal.isEmpty()) {
      return OptionalInt.of(128 + Integer.parseInt(signal));
    }
    return status.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status));
  }
}
