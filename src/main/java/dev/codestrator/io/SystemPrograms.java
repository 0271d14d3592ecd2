package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The programs of this machine, as child processes.
///
/// A program is done when it exits, even if a background process that it started still holds its
/// output. When it is ended, for time or for an interrupt, its descendants are ended with it.
public final class SystemPrograms implements Programs {
  @Override
  public Outcome run(Command command) {
    Process process = start(command);
    try {
      var out = Drain.of(process.getInputStream());
      var err = Drain.of(process.getErrorStream());
      Thread.ofPlatform().daemon().name("feed").start(() -> feed(process, command.input()));
      if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw timeout(command);
      }
      return new Outcome(process.exitValue(), out.text(), err.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Rejection.ToolFailed(
          "interrupted", "interrupted while '" + line(command) + "' ran; it was ended", "");
    } finally {
      ProcessTree.kill(process.toHandle());
    }
  }

  private static Process start(Command command) {
    if (!Files.isDirectory(command.directory())) {
      throw new Rejection.ToolFailed(
          "folder_missing",
          "can't run " + program(command) + " in " + command.directory() + ": no such folder",
          "a worktree may have been removed; look with: orch doctor");
    }
    var builder = new ProcessBuilder(command.words()).directory(command.directory().toFile());
    command.environment().forEach((name, value) -> set(builder.environment(), name, value));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Rejection.ToolFailed(
          "program_missing",
          "can't start " + program(command) + ": " + e.getMessage(),
          "install it, or put its folder on the PATH");
    }
  }

  private static void set(Map<String, String> environment, String name, String value) {
    if (value.isEmpty()) {
      environment.remove(name);
    } else {
      environment.put(name, value);
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended without reading everything; its exit code tells.
    }
  }

  private static Rejection timeout(Command command) {
    return new Rejection.ToolFailed(
        "program_timeout",
        "'"
            + line(command)
            + "' ran longer than "
            + command.limit().toMillis()
            + " ms; it was ended",
        "see why it hangs by running it in " + command.directory());
  }

  private static String program(Command command) {
    return command.words().getFirst();
  }

  private static String line(Command command) {
    return String.join(" ", command.words());
  }
}
