package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Sweep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The events that a child's hooks filed, a file each. Their names tell time and kind, so that few
/// of them need be read.
///
/// Only the newest tell what the child does: those since its last prompt but one. Of the others
/// [#prune] leaves some to look at.
///
/// @param folder where they are
public record EventLog(Path folder) {
  private static final String BEGUN = "-UserPromptSubmit-";
  private static final String PRUNED = "pruned";
  private static final int NEWEST = 48;
  private static final int TURNS = 2;
  private static final int KEPT = 500;
  private static final int MOST = 1_000;
  private static final int LARGEST = 262_144;
  private static final long NANOS = 1_000_000_000L;

  /// Those of a thread.
  public static EventLog of(ThreadFolder thread) {
    return new EventLog(thread.events());
  }

  /// The names of all, the oldest first.
  public List<String> names() {
    return Disk.names(folder).stream().filter(EventLog::isEvent).toList();
  }

  private static boolean isEvent(String name) {
    return name.endsWith(".json") && Character.isDigit(name.charAt(0));
  }

  /// Those that tell what the child does: the newest, and the beginnings of its last turns.
  ///
  /// @param names of all
  public static Collection<String> telling(List<String> names) {
    var telling = new TreeSet<>(names.subList(Math.max(0, names.size() - NEWEST), names.size()));
    names.reversed().stream().filter(EventLog::begins).limit(TURNS).forEach(telling::add);
    return telling;
  }

  private static boolean begins(String name) {
    return name.contains(BEGUN);
  }

  /// How many turns the child has begun; empty before the first event.
  ///
  /// @param names of all
  public Optional<Integer> turns(List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(prunedTurns() + count(names));
  }

  private static int count(Collection<String> names) {
    return (int) names.stream().filter(EventLog::begins).count();
  }

  private int prunedTurns() {
    return Disk.read(folder.resolve(PRUNED))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /// What an event's file holds; nothing of one that is very large, whose name tells enough. Empty
  /// when it has just been pruned.
  public Optional<String> text(String name) {
    return Disk.tail(folder.resolve(name), LARGEST)
        .map(bytes -> bytes.length < LARGEST ? new String(bytes, StandardCharsets.UTF_8) : "");
  }

  /// Files an event that we ourselves know of: that somebody answered, or interrupted.
  public void file(String event, Instant at) {
    long nanos = at.getEpochSecond() * NANOS + at.getNano();
    String name = nanos + "-" + event + "-" + ProcessHandle.current().pid() + ".json";
    Disk.writePrivate(folder.resolve(name), "{}".getBytes(StandardCharsets.UTF_8));
  }

  /// Deletes the oldest once there are very many. Those that tell what the child does stay. To be
  /// called now and then by whoever writes for the child; it costs one listing when there is
  /// nothing to do.
  public void prune() {
    List<String> names = names();
    if (names.size() <= MOST) {
      return;
    }
    var doomed = new TreeSet<>(names.subList(0, names.size() - KEPT));
    doomed.removeAll(telling(names));
    String turns = String.valueOf(prunedTurns() + count(doomed));
    Disk.writePrivate(folder.resolve(PRUNED), turns.getBytes(StandardCharsets.UTF_8));
    Sweep.delete(doomed.stream().map(folder::resolve).toList());
  }
}
