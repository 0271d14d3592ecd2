package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// How much files take.
public final class DiskUse {
  private DiskUse() {}

  /// The bytes of all files in a folder and below it. Links count as nothing, and so does what
  /// can't be read or is deleted meanwhile.
  public static long of(Path folder) {
    var sum = new Sum();
    FileCall.run("read", folder, () -> Files.walkFileTree(folder, sum));
    return sum.bytes;
  }

  /// Adds them up.
  private static final class Sum extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
