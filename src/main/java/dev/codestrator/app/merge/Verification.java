package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs `merge.verify` of the settings where the work is that is to land. Its output goes to a file
/// as it comes, so it is there whatever becomes of the command.
public final class Verification {
  private static final int SHOWN = 2_000;
  private static final int NOT_FOUND = 127;

  /// The command is one word, so that its own mistakes are in its output too.
  private static final String KEPT = "exec /bin/sh -c \"$1\" >>\"$0\" 2>&1";

  private final Programs programs;

  /// @param programs runs the command
  public Verification(Programs programs) {
    this.programs = programs;
  }

  /// Runs it in this folder.
  ///
  /// @return the command that passed; empty when none is set
  /// @throws Rejection.ToolFailed `verify_failed`, `verify_timeout` with the end of its output
  Optional<String> run(Call call, Path folder, Id request) {
    Optional<String> command = call.config().merge().verify().filter(text -> !text.isBlank());
    command.ifPresent(text -> verify(call, folder, request, text));
    return command;
  }

  private void verify(Call call, Path folder, Id request, String text) {
    Duration limit = Duration.ofSeconds(call.config().merge().verifyTimeoutSeconds());
    Path log = call.repository().localDir().resolve("log").resolve("verify-" + request + ".log");
    Disk.writePrivate(log, new byte[0]);
    var words = List.of("/bin/sh", "-c", KEPT, log.toString(), text);
    Outcome outcome;
    try {
      outcome = programs.run(Command.of(folder, words).withLimit(limit));
    } catch (Rejection.ToolFailed e) {
      throw e.code().equals("program_timeout") ? timeout(text, limit, folder, log) : e;
    }
    if (!outcome.ok()) {
      throw new Rejection.ToolFailed(
          "verify_failed",
          "'" + text + "' exited " + outcome.exit() + " in " + folder + ":\n" + end(log),
          outcome.exit() == NOT_FOUND
              ? "there is no such command: mend merge.verify in config.yaml, or install it"
              : "mend it, have it reviewed, land again; all of its output: " + log);
    }
  }

  private static Rejection timeout(String text, Duration limit, Path folder, Path log) {
    return new Rejection.ToolFailed(
        "verify_timeout",
        "'"
            + text
            + "' ran longer than "
            + limit.toSeconds()
            + " s in "
            + folder
            + " and was ended:\n"
            + end(log),
        "see where it hangs, or raise merge.verify_timeout_seconds; all of its output: " + log);
  }

  private static String end(Path log) {
    String text =
        Disk.tail(log, 4 * SHOWN)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
            .orElse("");
    return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
  }
}
