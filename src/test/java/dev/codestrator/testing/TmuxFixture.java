package dev.codestrator.testing;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.io.ProcessTree;
import dev.codestrator.io.Programs;
import dev.codestrator.io.SystemPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real tmux server of the test's own, without anybody's settings; ended with the test.
///
/// @param folder where its socket and scripts are
public record TmuxFixture(Path folder) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

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

  private Outcome tmux(String... words) {
    var line = new ArrayList<>(List.of("tmux", "-S", socket()));
    line.addAll(List.of(words));
    return programs().run(Command.of(folder, line));
  }

  /// What runs in its panes, and the server.
  private List<ProcessRef> processes() {
    Outcome outcome = tmux("list-panes", "-a", "-F", "#{pid} #{pane_pid}");
    return Stream.of(outcome.out().split("\\s+"))
        .filter(word -> outcome.ok() && !word.isEmpty())
        .distinct()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .flatMap(each -> Stream.concat(Stream.of(each), each.descendants()))
        .flatMap(each -> ProcessRef.of(each.pid()).stream())
        .distinct()
        .toList();
  }

  /// Ends it. Nobody writes any more when the test's folder is deleted. One that is dead and that
  /// nobody has asked for yet writes nothing either.
  @Override
  public void close() {
    List<ProcessRef> processes = processes();
    tmux("kill-server");
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (ProcessRef each : processes) {
      while (each.alive() && System.nanoTime() < end) {
        LockSupport.parkNanos(1_000_000);
      }
      new ProcessTree(Optional.of(each), Optional.empty()).end(Duration.ZERO);
    }
  }
}
