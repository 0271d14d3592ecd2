package dev.codestrator.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Files and folders; a stand-in with just what the git package needs.
public final class Disk {
  private Disk() {}

  /// The bytes of a file; empty when there is none.
  public static Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      throw new UncheckedIOException(e);
    }
  }

  /// The names in a folder, sorted; none when it isn't there.
  public static List<String> names(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether anything is there.
  public static boolean exists(Path path) {
    return Files.exists(path);
  }

  /// Whether a folder is there.
  public static boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }

  /// Whether a file is there.
  public static boolean isFile(Path path) {
    return Files.isRegularFile(path);
  }

  /// Writes a whole file.
  public static void replace(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a folder and those above it.
  public static void createFolders(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a folder with all it holds.
  public static void deleteTree(Path folder) {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Disk::delete);
    } catch (NoSuchFileException e) {
      // It is gone, as wanted.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a file or an empty folder, if it is there.
  public static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The path without symbolic links.
  public static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
