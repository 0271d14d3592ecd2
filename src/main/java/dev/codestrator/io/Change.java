package dev.codestrator.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// One file of a change: its bytes as they were read, and as they shall be. The arrays are not
/// copied: leave them alone.
public final class Change {
  private final Path path;
  private final Optional<byte[]> before;
  private final Optional<byte[]> after;

  Change(Path path, Optional<byte[]> before, Optional<byte[]> after) {
    this.path = path.toAbsolutePath().normalize();
    this.before = before;
    this.after = after;
  }

  /// The file gets these bytes.
  ///
  /// @param before what it held when it was read; empty when it was missing
  public static Change write(Path path, Optional<byte[]> before, byte[] after) {
    return new Change(path, before, Optional.of(after));
  }

  /// The file is deleted.
  public static Change delete(Path path, byte[] before) {
    return new Change(path, Optional.of(before), Optional.empty());
  }

  public Path path() {
    return path;
  }

  public Optional<byte[]> before() {
    return before;
  }

  /// Empty when the file is to be deleted.
  public Optional<byte[]> after() {
    return after;
  }

  /// The change that takes this one back.
  Change inverse() {
    return new Change(path, after, before);
  }

  /// Whether the file is the same before and after.
  boolean isEmpty() {
    return same(before, after);
  }

  static boolean same(Optional<byte[]> a, Optional<byte[]> b) {
    return a.isPresent() == b.isPresent() && (a.isEmpty() || Arrays.equals(a.get(), b.get()));
  }
}
