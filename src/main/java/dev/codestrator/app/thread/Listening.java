package dev.codestrator.app.thread;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.agent.Told;
import dev.codestrator.agent.Transcript;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Stat;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.EventLog;
import dev.codestrator.store.ThreadFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Gathers what one child's program tells of itself, and remembers what it has read: event files
/// never change, and a transcript is read again only when it has.
final class Listening {
  private static final int TAIL = 524_288;

  private final ThreadFolder folder;
  private final EventLog log;
  private final NavigableMap<String, HookEvent> known = new TreeMap<>();
  private Optional<Stat> seen = Optional.empty();
  private Transcript transcript = Transcript.NONE;

  Listening(ThreadFolder folder) {
    this.folder = folder;
    this.log = EventLog.of(folder);
  }

  /// What it has told by now.
  ///
  /// @param title the title of its pane
  /// @param screen shows what its pane shows
  synchronized Told told(Instant now, String title, Supplier<Optional<String>> screen) {
    List<String> names = log.names();
    List<HookEvent> events = events(EventLog.telling(names));
    return new Told(
        now,
        Disk.modified(folder.startedFile()),
        log.turns(names),
        events,
        transcript(events),
        title,
        screen);
  }

  /// Those of these names, the oldest first; none is read twice.
  private List<HookEvent> events(Collection<String> names) {
    known.keySet().retainAll(names);
    for (String name : names) {
      if (!known.containsKey(name)) {
        log.text(name)
            .flatMap(text -> HookEvent.of(name, text))
            .ifPresent(event -> known.put(name, event));
      }
    }
    return List.copyOf(known.values());
  }

  private Transcript transcript(List<HookEvent> events) {
    Optional<Path> file = transcriptOf(events);
    Optional<Stat> now = file.flatMap(Stat::of);
    if (!now.equals(seen) || now.isEmpty()) {
      transcript = file.map(Listening::read).orElse(Transcript.NONE);
      seen = now;
    }
    return transcript;
  }

  /// The file that its hooks named last.
  private static Optional<Path> transcriptOf(List<HookEvent> events) {
    return events.stream()
        .filter(event -> !event.isOfSubagent())
        .flatMap(event -> event.text("transcript_path").stream())
        .reduce((_, last) -> last)
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /// The transcript that a thread's program keeps; empty when it told of none.
  static Optional<Path> transcriptFile(ThreadFolder folder) {
    var listening = new Listening(folder);
    return transcriptOf(listening.events(EventLog.telling(listening.log.names())));
  }

  private static Transcript read(Path file) {
    try {
      return file.toString().endsWith(".jsonl")
          ? Disk.tail(file, TAIL)
              .map(bytes -> Transcript.of(new String(bytes, StandardCharsets.UTF_8)))
              .orElseGet(() -> missing(file))
          : Transcript.unreadable(file + " is no transcript that can be read");
    } catch (Rejection e) {
      return Transcript.unreadable(e.message());
    }
  }

  private static Transcript missing(Path file) {
    return Disk.isFile(file.resolveSibling(file.getFileName() + ".zst"))
        ? Transcript.unreadable(file + " is compressed")
        : Transcript.NONE;
  }
}
