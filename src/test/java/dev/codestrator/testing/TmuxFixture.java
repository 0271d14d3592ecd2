package dev.codestrator.testing;

import dev.codestrator.io.Command;
import dev.codestrator.io.Programs;
import dev.codestrator.io.SystemPrograms;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A real tmux server of the test's own, without anybody's settings; ended with the test.
///
/// @param folder where its socket and scripts are
public record TmuxFixture(Path folder) implements AutoCloseable {

  /// What to give as the socket.
  public String socket() {
    return folder.resolve("tmux.socket").toString();
  }

  /// Programs that find no settings of the user's.
  public Programs programs() {
    SystemPrograms system = new SystemPrograms();
    var environment = Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", "", "TMUX_TMPDIR", "");
    return command -> {
      var all = new HashMap<>(environment);
      all.putAll(command.environment());
      return system.run(command.withEnvironment(all));
    };
  }

  @Override
  public void close() {
    programs().run(Command.of(folder, List.of("tmux", "-S", socket(), "kill-server")));
  }
}
