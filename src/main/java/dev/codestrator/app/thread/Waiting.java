package dev.codestrator.app.thread;

import dev.codestrator.agent.Observation;
import dev.codestrator.app.Call;
import dev.codestrator.app.Narration;
import dev.codestrator.io.Disk;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Waits for children. Woken by the files that their hooks, their ends and their method calls
/// write.
///
/// A killed process writes nothing, and an interrupt may show on the terminal alone; so it also
/// looks by itself: whether processes live, which is cheap, once a second, and at all there is,
/// which asks tmux, every few seconds, more seldom when all rest.
final class Waiting {
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration SELDOM = Duration.ofSeconds(10);
  private static final Duration PASSING = Duration.ofMillis(50);

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

  /// One wait.
  ///
  /// @param all whether each has to arrive, not any
  /// @param began by `System.nanoTime`
  /// @param end by `System.nanoTime`
  private record Wait(
      Call call, List<Id> ids, boolean all, List<ThreadStatus> targets, long began, long end) {
    boolean isFor(ThreadStatus status) {
      return targets.isEmpty() ? status.isOver() : targets.contains(status);
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }

    boolean isOver() {
      return Thread.currentThread().isInterrupted() || System.nanoTime() >= end;
    }

    List<Boolean> alive() {
      return ids.stream()
          .map(id -> Watching.isAlive(ThreadFolder.of(call.repository(), id)))
          .toList();
    }
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
    return await(new Wait(call, ids, request.all(), request.targetStatuses(), began, end));
  }

  private Waited await(Wait wait) {
    try (Watch watch = Watch.on(folders(wait), Waiting::matters)) {
      while (true) {
        List<Boolean> alive = wait.alive();
        List<Looked> all = look(wait);
        Looked last = all.getLast();
        if (wait.isFor(last.seen().observation().status()) || wait.isOver()) {
          return waited(wait, last);
        }
        pause(wait, watch, alive, all);
      }
    }
  }

  private Waited waited(Wait wait, Looked last) {
    Observation observed = last.seen().observation();
    boolean achieved = wait.isFor(observed.status());
    Optional<String> words =
        achieved ? ending.of(wait.call(), last.seen(), SHOWN_LINES) : Optional.empty();
    return Waited.of(achieved, last.id(), observed, words, wait.elapsed().toMillis());
  }

  /// A child as it was seen.
  private record Looked(Id id, Watching.Seen seen) {}

  /// The children up to the first that decides, which is the last then: one that arrived, or where
  /// all have to, one that didn't.
  private List<Looked> look(Wait wait) {
    Call call = wait.call();
    View view = call.view();
    var panes = watching.panes(call);
    var looked = new ArrayList<Looked>();
    for (Id id : wait.ids()) {
      AgentThread thread = view.get(RecordType.THREAD, id).value();
      Watching.Seen seen =
          watching.look(call, view, thread, panes, call.now().plus(wait.elapsed()));
      looked.add(new Looked(id, seen));
      if (wait.isFor(seen.observation().status()) != wait.all()) {
        return looked;
      }
      Narration.say(id + " is " + Kind.word(seen.observation().status()));
    }
    return looked;
  }

  /// Until there is something to look at.
  private static void pause(Wait wait, Watch watch, List<Boolean> alive, List<Looked> all) {
    long next = Math.min(wait.end(), System.nanoTime() + untilNext(all).toNanos());
    boolean heard = false;
    while (!heard && !wait.isOver() && wait.alive().equals(alive)) {
      long left = next - System.nanoTime();
      if (left <= 0) {
        return;
      }
      heard = watch.await(Duration.ofNanos(Math.min(left, GLANCE.toNanos())));
    }
  }

  private static Duration untilNext(List<Looked> all) {
    List<Observation> observed = all.stream().map(each -> each.seen().observation()).toList();
    if (observed.stream().anyMatch(Observation::passing)) {
      return PASSING;
    }
    boolean rest = observed.stream().allMatch(each -> each.status() == ThreadStatus.IDLE);
    return rest ? SELDOM : LOOK;
  }

  /// The log grows with whatever a terminal shows, and a hook's draft is no event yet.
  private static boolean matters(String name) {
    return !name.equals("log") && !name.endsWith(".tmp");
  }

  private static List<Path> folders(Wait wait) {
    View view = wait.call().view();
    Path records = view.get(RecordType.THREAD, wait.ids().getFirst()).file().getParent();
    Stream<Path> own =
        wait.ids().stream()
            .map(id -> ThreadFolder.of(wait.call().repository(), id))
            .flatMap(folder -> Stream.of(folder.path(), folder.events()));
    return Stream.concat(Stream.ofNullable(records), own).filter(Disk::isFolder).toList();
  }
}
