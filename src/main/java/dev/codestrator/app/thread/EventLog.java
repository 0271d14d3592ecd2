package dev.codestrator.app.thread;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Sweep;
import dev.codestrator.store.ThreadFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

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
  List<String> names() {
    return Disk.names(folder).stream().filter(EventLog::isEvent).toList();
  }

  private static boolean isEvent(String name) {
    return name.endsWith(".json") && Character.isDigit(name.charAt(0));
  }

  /// Those that tell what the child does: the newest, and the beginnings of its last turns.
  static Collection<String> telling(List<String> names) {
    var telling = new TreeSet<>(names.subList(Math.max(0, names.size() - NEWEST), names.size()));
    telling.addAll(begun(names));
    return telling;
  }

  private static List<String> begun(List<String> names) {
    return names.reversed().stream().filter(name -> name.contains(BEGUN)).limit(TURNS).toList();
  }

  /// How many turns the child has begun, by the names of all.
  Optional<Integer> turns(List<String> names) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(prunedTurns() + count(names));
  }

  private static int count(Collection<String> names) {
    return (int) names.stream().filter(name -> name.contains(BEGUN)).count();
  }

  private int prunedTurns() {
    return Disk.read(folder.resolve(PRUNED))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /// Those of these names, the oldest first; one that has just been pruned is left out. Of one that
  /// is very large only its name counts.
  ///
  /// @param known those that have been read already, by name; none is read twice
  List<HookEvent> read(Collection<String> names, Map<String, HookEvent> known) {
    var now = new HashMap<String, HookEvent>();
    for (String name : names) {
      Optional.ofNullable(known.get(name))
          .or(() -> read(name))
          .ifPresent(event -> now.put(name, event));
    }
    known.keySet().retainAll(now.keySet());
    known.putAll(now);
    return names.stream().sorted().flatMap(name -> Stream.ofNullable(now.get(name))).toList();
  }

  private Optional<HookEvent> read(String name) {
    return Disk.tail(folder.resolve(name), LARGEST)
        .map(bytes -> bytes.length < LARGEST ? new String(bytes, StandardCharsets.UTF_8) : "")
        .flatMap(json -> HookEvent.of(name, json));
  }

  /// Files what happened to the child that no hook of its tells: `Interrupt`, `Answered`.
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
