package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Who may do what with a file.
public final class Permissions {
  private Permissions() {}

  /// Whether we may write this file, or into this folder.
  public static boolean isWritable(Path path) {
    return Files.isWritable(path);
  }

  /// Takes away everybody's right to write a file; links and what is missing are left alone.
  public static void protect(Path file) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.toFile().setReadOnly()) {
      throw IoFailure.of("protect", file, new IOException("no permission"));
    }
  }
}
