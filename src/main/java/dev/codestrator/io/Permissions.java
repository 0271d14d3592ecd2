package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Who may do what with a file.
public final class Permissions {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");
  private static final Set<PosixFilePermission> GROUP =
      PosixFilePermissions.fromString("---rwx---");

  private Permissions() {}

  /// Whether we may write this file, or into this folder.
  public static boolean isWritable(Path path) {
    return Files.isWritable(path);
  }

  /// Makes a folder for its owner alone, and closes one that is open to others. One that a group
  /// may write is shared on purpose: that group keeps it.
  public static void keepPrivate(Path folder) {
    if (!Files.exists(folder)) {
      Disk.createFolders(folder);
    }
    FileCall.run("protect", folder, () -> close(folder));
  }

  private static void close(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view == null) {
      return; // a system without such permissions
    }
    Set<PosixFilePermission> now = view.readAttributes().permissions();
    Set<PosixFilePermission> least = EnumSet.copyOf(now);
    least.removeAll(OTHERS);
    if (!now.contains(PosixFilePermission.GROUP_WRITE)) {
      least.removeAll(GROUP);
    }
    if (!now.equals(least)) {
      view.setPermissions(least);
    }
  }

  /// Takes away everybody's right to write a file; links and what is missing are left alone.
  public static void protect(Path file) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.toFile().setReadOnly()) {
      throw IoFailure.of("protect", file, new IOException("no permission"));
    }
  }
}
