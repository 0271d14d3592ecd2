package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reading and writing files, safe against crashes and interrupts.
///
/// What a person can act upon (no permission, disk full, a file in the way) is a
/// [Rejection.ToolFailed] `io_failed` that names the path and the reason; any other failure is an
/// `UncheckedIOException`. A file that is a symbolic link is refused as `symlink`, so that nothing
/// is read or written outside the folder it stands in; folders on the way may be links.
public final class Disk {
  private Disk() {}

  /// The file's bytes; empty when it is missing.
  ///
  /// @throws Rejection.Invalid `symlink` when it is a symbolic link, `not_a_file` when it is a
  ///   folder, a pipe or a device
  public static Optional<byte[]> read(Path file) {
    Optional<BasicFileAttributes> found = attributes(file);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    refuseAllButFiles(file, found.get());
    return FileCall.get("read", file, () -> Contents.whole(file, found.get().size()));
  }

  /// The file as UTF-8.
  ///
  /// @throws Rejection.NotFound `no_such_file` when it is missing
  public static String text(Path file) {
    return read(file)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> missing(file));
  }

  /// At most so many bytes of the file's end; empty when it is missing.
  public static Optional<byte[]> tail(Path file, int most) {
    return attributes(file)
        .map(a -> {
          refuseAllButFiles(file, a);
          return FileCall.get("read", file, () -> Contents.tail(file, most));
        });
  }

  /// The names in this folder, sorted, without temporary files of ours; empty when it is missing.
  public static List<String> names(Path folder) {
    String[] all = folder.toFile().list(); // makes no path of each name
    return all == null ? FileCall.get("list", folder, () -> namesNow(folder)) : names(all);
  }

  private static List<String> names(String[] all) {
    Arrays.sort(all);
    var names = new ArrayList<String>(all.length);
    for (String name : all) {
      if (!Temporaries.isOne(name)) {
        names.add(name);
      }
    }
    return Collections.unmodifiableList(names);
  }

  /// The same, with the reason when it can't be done.
  private static List<String> namesNow(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return names(entries.map(entry -> entry.getFileName().toString()).toArray(String[]::new));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /// Whether anything has this name, be it a link that leads nowhere.
  public static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether this is a folder, and no link to one.
  public static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether this is an ordinary file, and no link to one.
  public static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether we may read this file or folder.
  public static boolean isReadable(Path path) {
    return Files.isReadable(path);
  }

  /// Replaces the file in one step: whoever reads sees the old bytes or the new ones, whatever
  /// happens. They are on disk when this returns. Missing folders are created; the permissions of a
  /// replaced file are kept.
  public static void replace(Path file, byte[] bytes) {
    Path folder = prepare(file);
    finish(Staged.write(Temporaries.in(folder), file, bytes));
  }

  /// The same for a file that nobody else may read (0600).
  public static void writePrivate(Path file, byte[] bytes) {
    write(file, bytes, Staged.PRIVATE);
  }

  /// The same for a program that only the owner may run (0700).
  public static void writeExecutable(Path file, byte[] bytes) {
    write(file, bytes, PosixFilePermissions.fromString("rwx------"));
  }

  /// Writes a file that is of no use to anybody once this process has ended: not in one step, and
  /// not waited for.
  public static void writeScratch(Path file, byte[] bytes) {
    FileCall.get("write", file, () -> Files.write(file, bytes));
  }

  private static void write(Path file, byte[] bytes, Set<PosixFilePermission> permissions) {
    Path folder = prepare(file);
    finish(Staged.write(Temporaries.in(folder), file, bytes, permissions));
  }

  private static Path prepare(Path file) {
    attributes(file).ifPresent(a -> refuseAllButFiles(file, a));
    Path folder = folderOf(file);
    createFolders(folder);
    return folder;
  }

  private static void finish(Staged staged) {
    staged.rename();
    Staged.force(folderOf(staged.target()));
  }

  /// Adds text to the file's end in one write (up to 64 KB), so that lines of several writers don't
  /// mix. Missing folders are created. Not forced to disk: a power cut may lose it.
  public static void append(Path file, String text) {
    prepare(file);
    try (var out = new FileOutputStream(file.toFile(), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw IoFailure.of("write", file, e);
    }
  }

  /// Makes a new folder, for its owner alone, where the system keeps temporary files.
  public static Path createTemporaryFolder(String prefix) {
    return FileCall.get("create", Path.of(prefix), () -> Files.createTempDirectory(prefix));
  }

  /// Makes a link to this file.
  public static void link(Path link, Path target) {
    FileCall.run("create", link, () -> Files.createSymbolicLink(link, target));
  }

  /// Deletes a file, a link or an empty folder; does nothing when it is missing.
  public static void delete(Path file) {
    FileCall.run(
        "delete",
        file,
        () -> {
          if (Files.deleteIfExists(file)) {
            Staged.force(folderOf(file));
          }
        });
  }

  /// Deletes a folder with all that is in it. Links are deleted, not followed.
  public static void deleteTree(Path folder) {
    if (exists(folder)) {
      FileCall.run("delete", folder, () -> Files.walkFileTree(folder, new Deletion()));
      Staged.force(folderOf(folder));
    }
  }

  /// Deletes a folder with nothing but empty folders in it; leaves any other as it is.
  ///
  /// @return whether it is gone
  public static boolean deleteEmpty(Path folder) {
    boolean empty = true;
    for (String name : names(folder)) {
      Path each = folder.resolve(name);
      empty &= Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && deleteEmpty(each);
    }
    if (empty) {
      delete(folder);
    }
    return empty;
  }

  /// Creates this folder and those above it that are missing.
  public static void createFolders(Path folder) {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path above = folderOf(folder);
    createFolders(above);
    FileCall.run("create", folder, () -> createFolder(folder));
    Staged.force(above);
  }

  private static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /// The absolute path with all links resolved. Parts at the end that don't exist yet are allowed.
  public static Path real(Path path) {
    Path absolute = path.toAbsolutePath();
    return FileCall.get("read", absolute, () -> RealPath.of(absolute));
  }

  /// When the file was last changed; empty when it is missing.
  public static Optional<Instant> modified(Path file) {
    return attributes(file).map(a -> a.lastModifiedTime().toInstant());
  }

  /// Sets when the file was last changed; one that is missing appears, empty, with that time.
  public static void touch(Path file, Instant time) {
    Path folder = prepare(file);
    FileCall.run("write", file, () -> Staged.stamp(folder, file, FileTime.from(time)));
  }

  /// Whether both paths lead to the same file or folder, through links too. Missing ones are the
  /// same when their paths are.
  public static boolean sameFile(Path a, Path b) {
    return FileCall.get(
        "read",
        a,
        () -> {
          try {
            return Files.isSameFile(a, b);
          } catch (NoSuchFileException e) {
            return real(a).equals(real(b));
          }
        });
  }

  /// Temporary files in this folder and below whose writer died. They are harmless and may be
  /// deleted.
  public static List<Path> leftovers(Path folder) {
    return Temporaries.leftovers(folder);
  }

  /// The folder that a path stands in; a bare name stands in the working directory.
  static Path folderOf(Path path) {
    Path above = path.toAbsolutePath().getParent();
    return above == null ? path.toAbsolutePath() : above;
  }

  /// What the system knows of the file, link or folder itself; empty when it is missing.
  static Optional<BasicFileAttributes> attributes(Path path) {
    return FileCall.get("read", path, () -> attributesNow(path));
  }

  /// Asked so, the system's answer that nothing is there makes no exception.
  private static Optional<BasicFileAttributes> attributesNow(Path path) throws IOException {
    return Optional.ofNullable(
        path.getFileSystem()
            .provider()
            .readAttributesIfExists(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static void refuseAllButFiles(Path file, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      throw new Rejection.Invalid(
          "symlink", file + " is a symbolic link", "put a real file in its place");
    }
    if (!attributes.isRegularFile()) {
      throw new Rejection.Invalid(
          "not_a_file", file + " is no ordinary file", "move it away: a file is needed there");
    }
  }

  private static Rejection missing(Path file) {
    return new Rejection.NotFound("no_such_file", file + " doesn't exist", "check the path");
  }
}
