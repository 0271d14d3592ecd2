package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs `merge.verify` of the settings in the worktree that is to land.
public final class Verification {
  private static final int SHOWN = 2_000;

  private final Programs programs;

  /// @param programs runs the command
  public Verification(Programs programs) {
    this.programs = programs;
  }

  /// @return the command that passed; empty when none is set
  /// @throws Rejection.ToolFailed `verify_failed` with the end of its output
  Optional<String> run(Call call, Checkout root, Id request) {
    Optional<String> command = call.config().merge().verify().filter(text -> !text.isBlank());
    command.ifPresent(text -> verify(call, root, request, text));
    return command;
  }

  private void verify(Call call, Checkout root, Id request, String text) {
    Duration limit = Duration.ofSeconds(call.config().merge().verifyTimeoutSeconds());
    Outcome outcome =
        programs.run(Command.of(root.root(), List.of("/bin/sh", "-c", text)).withLimit(limit));
    Path log = call.repository().localDir().resolve("log").resolve("verify-" + request + ".log");
    String output = outcome.out() + outcome.err();
    Disk.writePrivate(log, output.getBytes(StandardCharsets.UTF_8));
    if (!outcome.ok()) {
      throw new Rejection.ToolFailed(
          "verify_failed",
          "'" + text + "' exited " + outcome.exit() + " in " + root.root() + ":\n" + end(output),
          "mend it, have it reviewed, land again; all of its output: " + log);
    }
  }

  private static String end(String output) {
    String text = output.strip();
    return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
  }
}
