package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Puts files where others have them, as they are. What is there already stays.
public final class Placing {
  private Placing() {}

  /// Copies a file, a link or a whole folder, with its times and rights.
  public static void copy(Path from, Path to) {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Disk.createFolders(to);
      Disk.names(from).forEach(name -> copy(from.resolve(name), to.resolve(name)));
    } else if (!Disk.exists(to)) {
      Disk.createFolders(Disk.folderOf(to));
      FileCall.run(
          "copy",
          to,
          () ->
              Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
    }
  }

  /// Makes a symbolic link to a file or folder elsewhere.
  public static void link(Path from, Path to) {
    if (!Disk.exists(to)) {
      Disk.createFolders(Disk.folderOf(to));
      FileCall.run("link", to, () -> Files.createSymbolicLink(to, from));
    }
  }

  /// The paths in the folder of this path whose name fits its last part, a glob; sorted.
  public static List<Path> matching(Path path) {
    Path folder = Disk.folderOf(path);
    if (!Disk.isFolder(folder)) {
      return List.of();
    }
    return FileCall.get("read", folder, () -> list(folder, String.valueOf(path.getFileName())));
  }

  /// The files that [#matching] finds, with what they hold. Unlike there, links are followed, as
  /// other programs follow them; one that leads nowhere is none.
  public static SequencedMap<Path, byte[]> contents(Path path) {
    Path folder = Disk.folderOf(path);
    var contents = new LinkedHashMap<Path, byte[]>();
    if (Files.isDirectory(folder)) {
      for (Path file : matching(Disk.real(folder).resolve(String.valueOf(path.getFileName())))) {
        if (Files.exists(file)) {
          Path place = folder.resolve(String.valueOf(file.getFileName()));
          Disk.read(Disk.real(file)).ifPresent(bytes -> contents.put(place, bytes));
        }
      }
    }
    return contents;
  }

  private static List<Path> list(Path folder, String glob) throws IOException {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      stream.forEach(found::add);
    }
    return found.stream().sorted().toList();
  }
}
