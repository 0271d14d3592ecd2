package dev.codestrator.app.workspace;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs commands of the settings by the shell. Their output goes to a file as it comes, so it is
/// there whatever becomes of them.
///
/// @param log the file
public record LoggedCommand(Programs programs, Path log) {
  private static final int SHOWN = 2_000;

  /// The command is one word, so that its own mistakes are in its output too.
  private static final String KEPT = "exec /bin/sh -c \"$1\" >>\"$0\" 2>&1";

  /// The same with an empty log.
  public static LoggedCommand into(Programs programs, Path log) {
    Disk.writePrivate(log, new byte[0]);
    return new LoggedCommand(programs, log);
  }

  /// Runs a command and waits for its end.
  ///
  /// @return how it exited; empty when it ran longer than it may
  public Optional<Integer> run(
      Path folder, String text, Duration limit, Map<String, String> variables) {
    var words = List.of("/bin/sh", "-c", KEPT, log.toString(), text);
    var command = Command.of(folder, words).withLimit(limit).withEnvironment(variables);
    try {
      Outcome outcome = programs.run(command);
      return Optional.of(outcome.exit());
    } catch (Rejection.ToolFailed e) {
      if (!e.code().equals("program_timeout")) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /// The end of what was told.
  public String end() {
    String text =
        Disk.tail(log, 4 * SHOWN)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
            .orElse("");
    text = Secrets.hide(text);
    return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
  }
}
