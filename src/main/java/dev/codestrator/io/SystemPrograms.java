package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The programs of this machine, as child processes.
public final class SystemPrograms implements Programs {
  @Override
  public Outcome run(Command command) {
    Process process = start(command);
    try {
      var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      feed(process, command.input());
      if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new Rejection.ToolFailed(
            "program_timeout",
            "'" + String.join(" ", command.words()) + "' ran longer than " + command.limit(),
            "see why it hangs by running it in " + command.directory());
      }
      return new Outcome(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Rejection.ToolFailed("interrupted", "interrupted while it ran", "");
    }
  }

  private static Process start(Command command) {
    var builder = new ProcessBuilder(command.words()).directory(command.directory().toFile());
    command
        .environment()
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Rejection.ToolFailed(
          "program_missing",
          "can't start " + command.words().getFirst() + ": " + e.getMessage(),
          "install it, or put its folder on the PATH");
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended without reading everything; its exit code tells.
    }
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
