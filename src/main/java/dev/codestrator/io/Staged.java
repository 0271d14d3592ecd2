package dev.codestrator.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A file's new bytes, safe on disk under a temporary name and waiting to be renamed.
///
/// Written through streams, not channels: an interrupt of the thread can't break a write off.
///
/// @param temporary where the bytes wait, on the target's file system
/// @param target the file that they are for
record Staged(Path temporary, Path target) {
  /// For the owner only, and no program: 0600.
  static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

  /// Writes and forces the bytes, with the permissions that the target has now, or those that the
  /// system gives to a new file.
  static Staged write(Path temporary, Path target, byte[] bytes) {
    return write(temporary, target, bytes, permissions(target), Durability.NOW);
  }

  /// The same without waiting for the disk: the bytes are in the log as well.
  static Staged writeLogged(Path temporary, Path target, byte[] bytes) {
    return write(temporary, target, bytes, permissions(target), Durability.NEVER);
  }

  /// Writes and forces the bytes with these permissions; the file never has wider ones than these,
  /// not even for a moment.
  static Staged write(
      Path temporary, Path target, byte[] bytes, Set<PosixFilePermission> permissions) {
    return write(temporary, target, bytes, Optional.of(permissions), Durability.NOW);
  }

  private static Staged write(
      Path temporary,
      Path target,
      byte[] bytes,
      Optional<Set<PosixFilePermission>> permissions,
      Durability durability) {
    var staged = new Staged(temporary, target);
    boolean usual = permissions.isEmpty() || Umask.OF_PROCESS.gives(permissions.get());
    try {
      if (!usual) {
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PRIVATE));
      }
      staged.fill(bytes, durability);
      if (!usual && !permissions.get().equals(PRIVATE)) {
        Files.setPosixFilePermissions(temporary, permissions.get());
      }
      return staged;
    } catch (IOException e) {
      staged.discard();
      throw IoFailure.of("write", target, e);
    }
  }

  private void fill(byte[] bytes, Durability durability) throws IOException {
    try (var out = new FileOutputStream(temporary.toFile())) {
      out.write(bytes);
      durability.force(out.getFD());
    }
  }

  /// Puts the bytes in the target's place. [#force] its folder before you rely on it.
  void rename() {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard();
      throw IoFailure.of("write", target, e);
    }
  }

  /// Removes the temporary file, if it is still there.
  void discard() {
    FileCall.run("delete", temporary, () -> Files.deleteIfExists(temporary));
  }

  /// Makes renames, creations and deletions in this folder last.
  static void force(Path folder) {
    FileCall.run("write", folder, () -> Durability.NOW.force(folder));
  }

  private static Optional<Set<PosixFilePermission>> permissions(Path file) {
    return FileCall.get(
        "read",
        file,
        () -> {
          try {
            var attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(attributes.permissions());
          } catch (NoSuchFileException e) {
            return Optional.empty();
          }
        });
  }

  /// Sets when a file was last changed. One that is missing is made under a temporary name first,
  /// so that nobody sees it with another time.
  static void stamp(Path folder, Path file, FileTime at) throws IOException {
    try {
      Files.setLastModifiedTime(file, at);
    } catch (NoSuchFileException e) {
      Path fresh = Files.createFile(Temporaries.in(folder));
      Files.setLastModifiedTime(fresh, at);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
