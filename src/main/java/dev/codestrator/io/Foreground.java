package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.file.Path;

/// Programs that have the terminal of this process for themselves while they run.
public final class Foreground {
  private Foreground() {}

  /// Runs a command of the shell and waits for its end. It doesn't know that it runs inside of
  /// tmux: that may be another server, or it may well show itself.
  ///
  /// @return its exit code
  /// @throws Rejection.ToolFailed `program_missing`
  public static int run(Path folder, String command) {
    var builder = new ProcessBuilder("sh", "-c", "exec " + command);
    builder.directory(folder.toFile()).inheritIO().environment().remove("TMUX");
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new Rejection.ToolFailed(
          "program_missing", "can't start sh: " + e.getMessage(), "put its folder on the PATH");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
