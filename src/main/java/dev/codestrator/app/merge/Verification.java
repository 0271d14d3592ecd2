package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.app.workspace.LoggedCommand;
import dev.codestrator.app.workspace.PortRange;
import dev.codestrator.git.Clones;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Runs `merge.verify` of the settings where the work is that is to land. Its output goes to a file
/// as it comes, so it is there whatever becomes of the command.
public final class Verification {
  private static final int NOT_FOUND = 127;

  private final Programs programs;

  /// @param programs runs the command
  public Verification(Programs programs) {
    this.programs = programs;
  }

  /// Runs it in this folder.
  ///
  /// @return the command that passed; empty when none is set
  /// @throws Rejection.Forbidden `not_trusted`
  /// @throws Rejection.ToolFailed `verify_failed`, `verify_timeout` with the end of its output
  Optional<String> run(Call call, Path folder, Id request) {
    Optional<String> command = call.config().merge().verify().filter(text -> !text.isBlank());
    Agreement.require(call, "merge.verify");
    command.ifPresent(text -> verify(call, folder, request, text));
    return command;
  }

  private void verify(Call call, Path folder, Id request, String text) {
    Duration limit = Duration.ofSeconds(call.config().merge().verifyTimeoutSeconds());
    Path log = call.repository().localDir().resolve("log").resolve("verify-" + request + ".log");
    var logged = LoggedCommand.into(programs, log);
    int exit =
        logged
            .run(folder, text, limit, PortRange.variables(Clones.find(folder).here().gitDir()))
            .orElseThrow(() -> timeout(text, limit, folder, logged));
    if (exit != 0) {
      throw new Rejection.ToolFailed(
          "verify_failed",
          "'" + text + "' exited " + exit + " in " + folder + ":\n" + logged.end(),
          exit == NOT_FOUND
              ? "there is no such command: mend merge.verify in config.yaml, or install it"
              : "mend it, have it reviewed, land again; all of its output: " + log);
    }
  }

  private static Rejection timeout(String text, Duration limit, Path folder, LoggedCommand logged) {
    return new Rejection.ToolFailed(
        "verify_timeout",
        "'"
            + text
            + "' ran longer than "
            + limit.toSeconds()
            + " s in "
            + folder
            + " and was ended:\n"
            + logged.end(),
        "see where it hangs, or raise merge.verify_timeout_seconds; all of its output: "
            + logged.log());
  }
}
