package dev.codestrator.app.live;

import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.io.Watch;
import dev.codestrator.model.Clone;
import dev.codestrator.store.Seats;
import dev.codestrator.store.ThreadFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Knows when there is something new to see: by the files that hooks, ends and calls write. A
/// killed process writes nothing, and some things show on a terminal alone, so it also glances by
/// itself whether processes live, and says so after a while whatever it has seen.
public final class Changes {
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration AT_WORK = Duration.ofSeconds(10);
  private static final Duration AT_REST = Duration.ofSeconds(30);
  private static final List<String> RECORDS =
      List.of("sessions", "threads", "locks", "queue", "inbox");

  private final Sights sights;

  /// @param sights know where everybody is
  public Changes(Sights sights) {
    this.sights = sights;
  }

  /// Where files tell of changes of what was seen.
  public List<Path> folders(Sight sight) {
    return Stream.concat(
            sights.clones().stream().flatMap(Changes::records),
            sight.actors().filter(actor -> !actor.status().isOver()).flatMap(this::folders))
        .distinct()
        .filter(Disk::isFolder)
        .toList();
  }

  /// Whether a file of this name tells of a change: a log grows with whatever a terminal shows, and
  /// a hook's draft is no event yet.
  public boolean matters(String name) {
    return !name.equals("log") && !name.endsWith(".tmp");
  }

  /// Watches what one's terminal gets, from now on.
  public Watch output(Actor actor) {
    return Watch.on(List.of(folder(actor).path()), "log"::equals);
  }

  /// Waits until there is something new, or it is time to look again anyway.
  public void await(Watch watch, Sight sight) {
    Duration limit = sight.actors().anyMatch(Actor::works) ? AT_WORK : AT_REST;
    long end = System.nanoTime() + limit.toNanos();
    List<Boolean> alive = alive(sight);
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      if (watch.await(GLANCE) || !alive(sight).equals(alive)) {
        return;
      }
    }
  }

  private List<Boolean> alive(Sight sight) {
    return sight
        .actors()
        .filter(actor -> !actor.status().isOver())
        .map(actor -> folder(actor).process().filter(ProcessRef::alive).isPresent())
        .toList();
  }

  private ThreadFolder folder(Actor actor) {
    return ThreadFolder.of(sights.repository(actor.id()), actor.id());
  }

  private Stream<Path> folders(Actor actor) {
    ThreadFolder folder = folder(actor);
    return Stream.of(folder.path(), folder.events());
  }

  private static Stream<Path> records(Clone clone) {
    return Stream.concat(
        new Seats(clone)
            .all().stream().flatMap(seat -> RECORDS.stream().map(name -> seat.resolve(name))),
        Stream.of(clone.localDir().resolve("threads")));
  }
}
