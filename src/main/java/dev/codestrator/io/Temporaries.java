package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The names of files that wait to be renamed: `.orch-<pid of the writer>-<random>.tmp`.
final class Temporaries {
  private static final Pattern NAME = Pattern.compile("\\.orch-([0-9]{1,18})-[0-9a-z]+\\.tmp");

  private Temporaries() {}

  /// A fresh name in this folder.
  static Path in(Path folder) {
    long random = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    long pid = ProcessHandle.current().pid();
    return folder.resolve(".orch-" + pid + "-" + Long.toString(random, 36) + ".tmp");
  }

  /// Whether a file of this name is one of ours.
  static boolean isOne(String name) {
    return name.startsWith(".orch-") && NAME.matcher(name).matches();
  }

  /// Those in this folder and below whose writer is gone. Links are not followed.
  static List<Path> leftovers(Path folder) {
    var found = new ArrayList<Path>();
    if (Disk.isFolder(folder)) {
      FileCall.run("read", folder, () -> Files.walkFileTree(folder, new Search(found)));
    }
    return List.copyOf(found);
  }

  private static boolean abandoned(Path file, BasicFileAttributes attributes) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    Optional<ProcessRef> writer = ProcessRef.of(Long.parseLong(name.group(1)));
    return writer.isEmpty()
        || writer.get().started().isAfter(attributes.lastModifiedTime().toInstant());
  }

  /// A walk that gathers them.
  private static final class Search extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    Search(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (abandoned(file, attributes)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
