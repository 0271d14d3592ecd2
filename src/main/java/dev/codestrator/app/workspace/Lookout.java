package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Worktree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Looks for conflicts between running workers as they report their work: at most once in so many
/// seconds as `worktrees.overlap_seconds` says, whoever reports.
///
/// With fewer than two running workers it costs next to nothing. What it can't find out it leaves
/// for the next time, with a line in `log/overlap.log`: nobody's report fails for it.
public final class Lookout {
  private final Overlapping overlapping;

  /// @param overlapping looks, and tells
  public Lookout(Overlapping overlapping) {
    this.overlapping = overlapping;
  }

  /// Looks, when it is time.
  public void look(Call call) {
    int seconds = call.config().worktrees().overlapSeconds();
    Optional<Id> session = call.caller().session();
    if (seconds <= 0 || session.isEmpty() || call.repository().checkouts().size() <= 2) {
      return;
    }
    Path last = call.repository().localDir().resolve("overlap").resolve(session.get().value());
    boolean recent =
        Disk.modified(last).filter(at -> call.now().isBefore(at.plusSeconds(seconds))).isPresent();
    if (!recent) {
      Disk.touch(last, call.now());
      warn(call, EarlyWarnings.running(call, call.view(), session.get()));
    }
  }

  private void warn(Call call, List<Worktree> running) {
    try {
      if (running.size() > 1) {
        overlapping.warn(call, running);
      }
    } catch (Rejection e) {
      Path log = call.repository().localDir().resolve("log").resolve("overlap.log");
      Disk.append(log, call.now() + " " + e.code() + ": " + e.message().replace('\n', ' ') + "\n");
    }
  }
}
