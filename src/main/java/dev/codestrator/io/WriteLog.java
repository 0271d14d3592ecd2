package dev.codestrator.io;

import dev.codestrator.io.Entry.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder `writes/`: every commit with the bytes before and after, in [Segment]s named by the
/// time of their first commit.
///
/// Commits go to the newest segment. When it is full, or of an earlier run of the machine, all that
/// it tells is brought to rest on the disk and the next one begins; so only the newest matters
/// after a crash. The older ones are there for `orch undo`: seven days, and the newest 64.
///
/// All methods that write, but [#settle], want the clone's [OsLock] held.
final class WriteLog {
  private static final int MOST = 64;
  private static final Duration AGE = Duration.ofDays(7);
  private static final String SUFFIX = ".log";

  private final Path folder;
  private final InstantSource clock;

  /// @param localDir the clone's folder for what concerns this machine only
  WriteLog(Path localDir, InstantSource clock) {
    this.folder = localDir.resolve("writes");
    this.clock = clock;
  }

  /// The folder itself.
  Path folder() {
    return folder;
  }

  /// The segments, the oldest first.
  List<Segment> segments() {
    return Disk.names(folder).stream()
        .filter(WriteLog::isSegment)
        .map(name -> new Segment(folder.resolve(name)))
        .toList();
  }

  private static boolean isSegment(String name) {
    return name.length() == Stamps.LENGTH + SUFFIX.length()
        && name.endsWith(SUFFIX)
        && Stamps.isOne(name.substring(0, Stamps.LENGTH));
  }

  Optional<Segment> newest() {
    List<Segment> all = segments();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /// Adds commits, which are decided by that.
  List<Entry> append(List<Transaction> transactions) {
    List<byte[]> all = transactions.stream().map(TransactionFile::encode).toList();
    return newest()
        .flatMap(segment -> segment.append(clock, all))
        .orElseGet(() -> begin().append(clock, all).orElseThrow());
  }

  /// Notes how far commits got that were added together, or are left at the end.
  void mark(List<Entry> entries, Stage stage) {
    new Segment(entries.getFirst().segment()).mark(entries, stage);
  }

  /// What a commit changes.
  Transaction read(Entry entry) {
    return new Segment(entry.segment()).read(entry);
  }

  /// Begins the next segment; those before it need nothing any more.
  Segment begin() {
    settle();
    Disk.createFolders(folder);
    Instant at = newest().map(last -> last.next(clock).plusMillis(1)).orElseGet(clock::instant);
    prune(at);
    return Segment.begin(folder.resolve(Stamps.of(at) + SUFFIX));
  }

  private void prune(Instant now) {
    List<Segment> all = segments();
    String cutoff = Stamps.of(now.minus(AGE));
    for (int i = 0; i < all.size(); i++) {
      Path path = all.get(i).path();
      if (i < all.size() - MOST || path.getFileName().toString().compareTo(cutoff) < 0) {
        FileCall.run("delete", path, () -> Files.deleteIfExists(path));
      }
    }
  }

  /// Waits until what was done is on the disk: the files that the newest segment's commits name.
  void settle() {
    newest().ifPresent(segment -> settle(segment, unsettled(segment)));
  }

  private static void settle(Segment segment, List<Entry> done) {
    done.stream()
        .flatMap(entry -> segment.read(entry).steps().stream())
        .flatMap(step -> Stream.of(step.change().path(), step.folder()))
        .distinct()
        .filter(Disk::exists)
        .forEach(Staged::force);
    done.forEach(segment::markSafe);
  }

  private static List<Entry> unsettled(Segment segment) {
    return segment.entries().stream().filter(entry -> entry.stage() == Stage.DONE).toList();
  }
}
