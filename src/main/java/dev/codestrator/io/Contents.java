package dev.codestrator.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The bytes of ordinary files, with as few calls of the system as do it.
final class Contents {
  private static final int FEW = 1 << 14;
  private static final int MOST_AT_ONCE = 1 << 20;
  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  /// Outside of the heap, as the system reads: into any other, what it read is copied once more.
  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(FEW));

  private Contents() {}

  /// All of it; empty when it has just gone.
  ///
  /// @param size as it was just now: a read that brings just this, and less than is asked for, has
  ///   met the end
  static Optional<byte[]> whole(Path file, long size) throws IOException {
    try (FileChannel in = FileChannel.open(file, READING)) {
      ByteBuffer buffer =
          size < FEW
              ? BUFFER.get().clear()
              : ByteBuffer.allocate((int) Math.min(size, MOST_AT_ONCE) + 1);
      in.read(buffer);
      boolean met = buffer.hasRemaining() && buffer.position() == size;
      byte[] bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
      if (met) {
        return Optional.of(bytes);
      }
      byte[] rest = Channels.newInputStream(in).readAllBytes();
      byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
      System.arraycopy(rest, 0, all, bytes.length, rest.length);
      return Optional.of(all);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// At most so many bytes of its end.
  static byte[] tail(Path file, int most) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - most);
      var bytes = new byte[(int) Math.min(most, in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      return bytes;
    }
  }
}
