package dev.codestrator.app.hook;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.app.Call;
import dev.codestrator.app.Templates;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Config;
import dev.codestrator.store.TaskFile;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Tells people of an agent, as `notify` of the settings says: by the bell of its terminal, a
/// notice on the desktop, a command of theirs.
///
/// Told once for each change. All of it runs by itself, for at most ten seconds: nobody waits for
/// it.
public final class Notices {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String LAST = "notified";

  private final Programs programs;
  private final Function<Call, Tmux> tmux;

  /// @param programs run what tells
  /// @param tmux knows the terminal of a pane
  public Notices(Programs programs, Function<Call, Tmux> tmux) {
    this.programs = programs;
    this.tmux = tmux;
  }

  /// Tells what there is to tell of an event, where somebody wants to be told.
  void tell(Occasion occasion, Optional<HookAnswer> answer) {
    if (occasion.call().config().notices().wanted()) {
      Notice.of(occasion, answer)
          .filter(notice -> isNew(occasion, notice))
          .ifPresent(notice -> send(occasion, notice));
    }
  }

  private static boolean isNew(Occasion occasion, Notice notice) {
    Path last = occasion.folder().path().resolve(LAST);
    byte[] key = notice.key().getBytes(StandardCharsets.UTF_8);
    if (Disk.read(last).filter(bytes -> Arrays.equals(bytes, key)).isPresent()) {
      return false;
    }
    Disk.writePrivate(last, key);
    return true;
  }

  private void send(Occasion occasion, Notice notice) {
    Config.Notify wanted = occasion.call().config().notices();
    var words = List.of("/bin/sh", "-c", Templates.text("notify.sh"), "notify");
    Map<String, String> facts =
        Map.of(
            "ORCH_THREAD", occasion.thread().id().value(),
            "ORCH_STATUS", notice.status(),
            "ORCH_CASE", theCase(occasion),
            "ORCH_TITLE", occasion.thread().title(),
            "ORCH_DETAIL", notice.detail(),
            "ORCH_NOTIFY_COMMAND", agreed(occasion, "notify.command", wanted.command().orElse("")),
            "ORCH_NOTIFY_DESKTOP", agreed(occasion, "notify.desktop", wanted.desktop() ? "1" : ""),
            "ORCH_NOTIFY_BELL", wanted.bell() ? terminal(occasion).orElse("") : "");
    programs.run(
        Command.of(occasion.call().root().root(), words).withEnvironment(facts).withLimit(LIMIT));
  }

  /// Nobody is there to be asked: what nobody agreed to isn't done.
  private static String agreed(Occasion occasion, String key, String value) {
    return Agreement.covers(occasion.call(), key) ? value : "";
  }

  private static String theCase(Occasion occasion) {
    return new Assignment(occasion)
        .atHand()
        .map(TaskFile::id)
        .or(() -> occasion.thread().scope().stream().findFirst())
        .map(Object::toString)
        .orElse("");
  }

  private Optional<String> terminal(Occasion occasion) {
    List<Pane> panes = tmux.apply(occasion.call()).panes();
    return Pane.find(panes, occasion.folder().pane(), occasion.thread().id().value())
        .map(Pane::terminal);
  }
}
