package dev.codestrator.io;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// What stands at a path, links not followed.
public enum FileKind {
  /// An ordinary file.
  FILE,
  /// A folder.
  FOLDER,
  /// A link, a pipe or a device.
  OTHER;

  /// What stands there, by one look; empty when nothing does.
  public static Optional<FileKind> of(Path path) {
    return Disk.attributes(path).map(FileKind::of);
  }

  private static FileKind of(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return FILE;
    }
    return attributes.isDirectory() ? FOLDER : OTHER;
  }
}
