package dev.codestrator.io;

import dev.codestrator.io.Entry.Stage;
import dev.codestrator.model.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// A file of the log: a line that tells in which run of the machine it was begun, then one commit
/// behind the other, each within its [Frame].
///
/// ```
/// orch-writes 1 6f1c0a3e-3b0f-4e0e-9a55-1f0c2d7f2f10
/// commit done 20261121T024011.123Z 0000000304 9ab30c11
/// (the bytes of a transaction)
/// end 0000000304
/// ```
///
/// @param path readable by its owner only
record Segment(Path path) {
  /// One that has grown to so many bytes gets no more commits.
  private static final int FULL = 256 * 1024;

  private static final String READ = "r";
  private static final String WRITE = "rw";
  private static final byte[] HEADER =
      ("orch-writes 1 " + Boot.NOW + "\n").getBytes(StandardCharsets.UTF_8);

  /// Begins a new one in this run of the machine.
  static Segment begin(Path path) {
    FileCall.run(
        "create",
        path,
        () -> Files.createFile(path, PosixFilePermissions.asFileAttribute(Staged.PRIVATE)));
    var segment = new Segment(path);
    segment.open(
        WRITE,
        file -> {
          file.write(HEADER);
          Durability.NOW.force(file.getFD());
          return true;
        });
    Staged.force(Disk.folderOf(path));
    return segment;
  }

  /// What its ends tell.
  ///
  /// @param ofThisBoot whether it was begun in this run of the machine
  /// @param last the newest commit; empty when there is none, or when what stands last isn't whole
  record Ends(boolean ofThisBoot, Optional<Entry> last) {}

  /// Looks at both of its ends at once.
  Ends ends() {
    return open(
        READ,
        file -> {
          boolean ours =
              file.length() >= HEADER.length
                  && Arrays.equals(bytes(file, 0, HEADER.length), HEADER);
          return new Ends(ours, last(file));
        });
  }

  /// When it was begun, as its name tells.
  Instant begun() {
    return Stamps.parse(String.valueOf(path.getFileName()).substring(0, Stamps.LENGTH));
  }

  /// The time now, or as little later as makes it the newest in this segment.
  Instant next(InstantSource clock) {
    return open(READ, file -> next(file, clock));
  }

  private Instant next(RandomAccessFile file, InstantSource clock) throws IOException {
    Instant least = last(file).map(entry -> entry.at().plusMillis(1)).orElseGet(this::begun);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(least) ? least : now;
  }

  private Optional<Entry> last(RandomAccessFile file) throws IOException {
    long tail = file.length() - Frame.TAIL;
    int length = tail < 0 ? -1 : Frame.tail(bytes(file, tail, Frame.TAIL), 0);
    long head = tail - length - Frame.HEAD;
    return length < 0 || head < 0
        ? Optional.empty()
        : Frame.head(bytes(file, head, Frame.HEAD), 0, path, head)
            .filter(entry -> entry.length() == length);
  }

  /// The commit that begins here.
  ///
  /// @throws Rejection.Conflict `journal_damaged` when none does
  Entry at(long position) {
    return Frame.whole(whole(), position, path).orElseThrow(() -> TransactionFile.damaged(path));
  }

  /// All whole commits, the oldest first.
  List<Entry> entries() {
    return entries(whole());
  }

  private List<Entry> entries(byte[] bytes) {
    var entries = new ArrayList<Entry>();
    Optional<Entry> next = Frame.whole(bytes, start(bytes), path);
    while (next.isPresent()) {
      entries.add(next.get());
      next = Frame.whole(bytes, next.get().end(), path);
    }
    return entries;
  }

  /// Where the first commit begins: behind the first line.
  private static int start(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, bytes.length);
  }

  /// The commits at its end that are decided and not done, the oldest first.
  List<Entry> open() {
    List<Entry> all = entries();
    int from = all.size();
    while (from > 0 && all.get(from - 1).stage() == Stage.OPEN) {
      from--;
    }
    return all.subList(from, all.size());
  }

  /// What stands behind the last whole commit.
  byte[] rest() {
    byte[] bytes = whole();
    List<Entry> entries = entries(bytes);
    long from = entries.isEmpty() ? start(bytes) : entries.getLast().end();
    return Arrays.copyOfRange(bytes, (int) from, bytes.length);
  }

  private byte[] whole() {
    return Disk.read(path).orElseGet(() -> new byte[0]);
  }

  /// Drops so many bytes of its end.
  void drop(int count) {
    open(
        WRITE,
        file -> {
          file.setLength(file.length() - count);
          return true;
        });
  }

  /// Adds commits, one behind the other. They are decided, and on the disk, when this returns; when
  /// this fails nothing of them is left.
  ///
  /// @return empty when this segment is full
  Optional<List<Entry>> append(InstantSource clock, List<byte[]> transactions) {
    return open(
        WRITE,
        file -> {
          long end = file.length();
          if (end >= FULL) {
            return Optional.empty();
          }
          Instant at = next(file, clock);
          var entries = new ArrayList<Entry>();
          var bytes = new ByteArrayOutputStream();
          for (byte[] each : transactions) {
            long position = end + bytes.size();
            Instant time = at.plusMillis(entries.size());
            var entry = new Entry(path, position, Stage.OPEN, time, each.length, crc(each));
            entries.add(entry);
            bytes.writeBytes(Frame.around(entry, each));
          }
          append(file, end, bytes.toByteArray());
          return Optional.of(entries);
        });
  }

  private static void append(RandomAccessFile file, long end, byte[] bytes) throws IOException {
    try {
      file.seek(end);
      file.write(bytes);
      Durability.NOW.force(file.getFD());
    } catch (IOException e) {
      file.setLength(end);
      throw e;
    }
  }

  /// Notes how far commits got. Not forced: the files tell it as well.
  void mark(List<Entry> entries, Stage stage) {
    open(
        WRITE,
        file -> {
          for (Entry entry : entries) {
            file.seek(stageOf(entry));
            file.write(Frame.word(stage));
          }
          return true;
        });
  }

  /// Notes that a commit's files came to rest. Wants no lock, so this segment may be gone by now:
  /// then it stays so.
  void markSafe(Entry entry) {
    FileCall.run(
        "write",
        path,
        () -> {
          try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(Frame.word(Stage.SAFE)), stageOf(entry));
          } catch (NoSuchFileException e) {
            return; // thrown away as too old, or with the whole clone
          }
        });
  }

  private static long stageOf(Entry entry) {
    return entry.position() + Frame.STAGE_AT;
  }

  /// What a commit changes.
  ///
  /// @throws Rejection.Conflict `journal_damaged`
  Transaction read(Entry entry) {
    byte[] bytes = open(READ, file -> bytes(file, entry.position() + Frame.HEAD, entry.length()));
    if (crc(bytes) != entry.crc()) {
      throw TransactionFile.damaged(path);
    }
    return TransactionFile.decode(path, bytes);
  }

  private static int crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /// What is done with the open file.
  private interface Use<T> {
    /// Does it.
    T of(RandomAccessFile file) throws IOException;
  }

  /// Not a channel: an interrupt of the thread can't break off what is done.
  private <T> T open(String mode, Use<T> use) {
    return FileCall.get(
        mode.equals(READ) ? "read" : "write",
        path,
        () -> {
          try (var file = new RandomAccessFile(path.toFile(), mode)) {
            return use.of(file);
          }
        });
  }

  private static byte[] bytes(RandomAccessFile file, long from, int count) throws IOException {
    var bytes = new byte[count];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }
}
