package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The folder `undo/`: what commits replaced or deleted, for seven days and at most 1,000 commits.
///
/// A file is named `<UTC basic time with millis>-<name of the first file changed>` and has the form
/// of [TransactionFile], readable by its owner only. The time is the file system's. The whole
/// folder may be deleted at any time.
public final class Undos {
  private static final int MOST = 1000;
  private static final int PRUNED_AT_ONCE = 100;

  /// A process looks at what is too old with its first write and with every so-many-th after it:
  /// listing a thousand names costs more than the write.
  private static final int PRUNED_EVERY = 64;

  private static final AtomicInteger KEPT = new AtomicInteger();
  private static final Duration AGE = Duration.ofDays(7);
  static final int STAMP_LENGTH = "20261121T024011.123Z".length();
  private static final String SHAPE = "00000000T000000.000Z-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;

  /// @param localDir the clone's folder for what concerns this machine only
  public Undos(Path localDir) {
    folder = localDir.resolve("undo");
  }

  /// All that is kept, the newest first. One that can't be read is listed without paths.
  public List<Undo> list() {
    return names().reversed().stream().map(this::get).toList();
  }

  private Undo get(String name) {
    Path file = folder.resolve(name);
    Instant at = Instant.from(STAMP.parse(name.substring(0, STAMP_LENGTH)));
    try {
      Transaction transaction = TransactionFile.read(file);
      List<Path> paths = transaction.steps().stream().map(s -> s.change().path()).toList();
      return new Undo(file, at, transaction.label(), paths);
    } catch (Rejection e) {
      return new Undo(file, at, "unreadable: " + e.message(), List.of());
    }
  }

  /// Keeps this transaction's bytes.
  void keep(Transaction transaction) {
    Disk.createFolders(folder);
    Path temporary = Temporaries.in(folder);
    byte[] bytes = TransactionFile.encode(transaction);
    Staged.write(temporary, folder, bytes, Optional.of(Staged.PRIVATE));
    adopt(temporary, transaction);
  }

  /// Takes in the file that holds this transaction, and prunes now and then. Its folder isn't
  /// forced.
  void adopt(Path file, Transaction transaction) {
    Disk.createFolders(folder);
    String name = "-" + shortened(transaction.steps().getFirst().change().path());
    Instant at = Disk.modified(file).orElseThrow();
    while (Disk.exists(folder.resolve(STAMP.format(at) + name))) {
      at = at.plusMillis(1);
    }
    new Staged(file, folder.resolve(STAMP.format(at) + name)).rename();
    if (KEPT.getAndIncrement() % PRUNED_EVERY == 0) {
      prune(names(), STAMP.format(at.minus(AGE)));
    }
  }

  private static String shortened(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.length() <= 60 ? name : name.substring(0, 60);
  }

  private void prune(List<String> older, String cutoff) {
    int surplus = older.size() - MOST;
    for (int i = 0; i < Math.min(older.size(), PRUNED_AT_ONCE); i++) {
      if (i >= surplus && older.get(i).compareTo(cutoff) >= 0) {
        return;
      }
      Path file = folder.resolve(older.get(i));
      FileCall.run("delete", file, () -> Files.deleteIfExists(file));
    }
  }

  /// The oldest first.
  private List<String> names() {
    var names = new ArrayList<>(Disk.names(folder));
    names.removeIf(name -> !isEntry(name));
    return names;
  }

  /// Looked at by hand: every write asks this of a thousand names.
  private static boolean isEntry(String name) {
    boolean fits = name.length() >= SHAPE.length();
    for (int i = 0; fits && i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      char found = name.charAt(i);
      fits = wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
    }
    return fits;
  }
}
