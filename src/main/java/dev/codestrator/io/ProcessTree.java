package dev.codestrator.io;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A process with all that it started, to be ended.
///
/// Agents run their hooks in sessions of their own, also while they end: so what belongs to it is
/// looked for again and again until none of it runs. What it starts as its last act, within the
/// hundredth of a second between two looks, may be missed.
public final class ProcessTree {
  private static final Duration PAUSE = Duration.ofMillis(10);

  /// How long the system may take to end what it was told to kill.
  private static final Duration KILLING = Duration.ofSeconds(1);

  private final Set<Long> sessions = new HashSet<>();
  private final Set<ProcessHandle> members = new HashSet<>();

  /// @param root the process
  /// @param session the number of the process that began its session: what is left of that session
  ///   belongs to it, also when the process itself is gone; empty when that number is somebody
  ///   else's by now
  public ProcessTree(Optional<ProcessRef> root, Optional<Long> session) {
    root.flatMap(ProcessRef::handle).ifPresent(members::add);
    session.ifPresent(sessions::add);
  }

  /// Ends it: asks what runs now, waits for that and for what is started meanwhile, and kills what
  /// is left after `grace`. Does nothing when all of it is gone.
  public void end(Duration grace) {
    grow();
    running().forEach(ProcessHandle::destroy);
    await(grace, List::isEmpty);
    await(
        KILLING,
        left -> {
          left.forEach(ProcessHandle::destroyForcibly);
          return left.isEmpty();
        });
  }

  /// Kills a process with all its descendants, if it still runs.
  static void kill(ProcessHandle root) {
    if (root.isAlive()) {
      Stream.concat(root.descendants(), Stream.of(root))
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  /// Looks again and again: the end of a process that isn't our child is reported to nobody.
  private void await(Duration limit, Predicate<List<ProcessHandle>> over) {
    long deadline = System.nanoTime() + limit.toNanos();
    grow();
    while (!over.test(running())
        && System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      grow();
    }
  }

  private List<ProcessHandle> running() {
    return members.stream().filter(ProcessRef::runs).toList();
  }

  /// Adds what members have started since.
  private void grow() {
    List<Seen> all =
        ProcessHandle.allProcesses().filter(ProcessTree::isOther).map(Seen::of).toList();
    sessions.retainAll(all.stream().map(Seen::session).collect(Collectors.toSet()));
    boolean more = true;
    while (more) {
      more = false;
      for (Seen each : all) {
        more |= belongs(each) && add(each);
      }
    }
  }

  private boolean belongs(Seen process) {
    return members.contains(process.handle)
        || sessions.contains(process.session)
        || process.parent.filter(members::contains).isPresent();
  }

  private boolean add(Seen process) {
    boolean leads = process.session == process.handle.pid();
    boolean begins = leads && sessions.add(process.session);
    return members.add(process.handle) || begins;
  }

  private static boolean isOther(ProcessHandle process) {
    return !process.equals(ProcessHandle.current());
  }

  /// A process as the system told of it; later its parent may be gone.
  private record Seen(ProcessHandle handle, Optional<ProcessHandle> parent, long session) {
    static Seen of(ProcessHandle process) {
      return new Seen(process, process.parent(), ProcessRef.session(process.pid()));
    }
  }
}
