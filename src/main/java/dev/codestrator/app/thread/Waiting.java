package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.Narration;
import dev.codestrator.io.Watch;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Waits for children. Woken by the files that an agent's end and its method calls write; looks by
/// itself twice a second, since a killed process writes nothing.
final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final int SHOWN_LINES = 20;

  private final Watching watching;
  private final Ending ending;

  /// @param ending tells a child's last words
  Waiting(Watching watching, Ending ending) {
    this.watching = watching;
    this.ending = ending;
  }

  /// Tells the last lines that a child wrote.
  @FunctionalInterface
  interface Ending {
    /// The last lines; empty when nothing is known of them.
    Optional<String> of(Call call, Watching.Seen seen, int lines);
  }

  Waited await(Call call, WaitRequest request) {
    View known = call.view();
    List<Id> ids =
        Stream.concat(request.threadId().stream(), request.threadIds().stream())
            .map(id -> known.get(RecordType.THREAD, id).value().id())
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      throw new Rejection.Invalid(
          "missing_field", "field 'thread_id' is missing", "say whom to wait for: orch children");
    }
    long began = System.nanoTime();
    long end = began + Duration.ofSeconds(request.timeoutSeconds()).toNanos();
    try (Watch watch = Watch.on(folders(call, ids))) {
      while (true) {
        Optional<Waited> arrived = look(call, ids, request.targetStatuses(), began);
        long left = Thread.currentThread().isInterrupted() ? 0 : end - System.nanoTime();
        if (arrived.isPresent() && (arrived.get().achieved() || left <= 0)) {
          return arrived.get();
        }
        watch.await(Duration.ofNanos(Math.max(1, Math.min(left, LOOK.toNanos()))));
      }
    }
  }

  /// The first child that arrived, else the last that was looked at.
  private Optional<Waited> look(Call call, List<Id> ids, List<ThreadStatus> targets, long began) {
    View view = call.view();
    var panes = watching.panes(call);
    Optional<Waited> last = Optional.empty();
    for (Id id : ids) {
      AgentThread thread = view.get(RecordType.THREAD, id).value();
      Watching.Seen seen = watching.look(call, view, thread, panes);
      ThreadStatus status = seen.observation().status();
      boolean achieved = targets.isEmpty() ? status.isOver() : targets.contains(status);
      long elapsed = Duration.ofNanos(System.nanoTime() - began).toMillis();
      var waited =
          new Waited(achieved, id, status, seen.observation().detail(), Optional.empty(), elapsed);
      if (achieved) {
        return Optional.of(waited.with(ending.of(call, seen, SHOWN_LINES)));
      }
      Narration.say(id + " is " + Kind.word(status));
      last = Optional.of(waited);
    }
    return last;
  }

  private static List<Path> folders(Call call, List<Id> ids) {
    View view = call.view();
    Path records = view.get(RecordType.THREAD, ids.getFirst()).file().getParent();
    return Stream.concat(
            Stream.ofNullable(records),
            ids.stream().map(id -> ThreadFolder.of(call.repository(), id).path()))
        .toList();
  }
}
