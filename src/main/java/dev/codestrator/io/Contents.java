package dev.codestrator.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The bytes of ordinary files, with as few calls of the system as do it.
final class Contents {
  private static final int MOST_AT_ONCE = 1 << 20;

  private Contents() {}

  /// All of it; empty when it has just gone.
  ///
  /// @param size as it was just now: a read that brings less than is asked for has met the end
  static Optional<byte[]> whole(Path file, long size) throws IOException {
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = new byte[Math.toIntExact(Math.min(size, MOST_AT_ONCE)) + 1];
      int read = Math.max(0, in.read(bytes));
      if (read < bytes.length) {
        return Optional.of(Arrays.copyOf(bytes, read));
      }
      byte[] rest = in.readAllBytes();
      byte[] all = Arrays.copyOf(bytes, read + rest.length);
      System.arraycopy(rest, 0, all, read, rest.length);
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
