package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Finds the files below a folder. Links are not followed.
public final class Walk extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Set<String> skipped;
  private final int most;
  private final List<Path> found = new ArrayList<>();

  private Walk(Path root, Set<String> skipped, int most) {
    this.root = root;
    this.skipped = skipped;
    this.most = most;
  }

  /// The ordinary files, relative to the folder, sorted; at most so many. What can't be looked into
  /// is left out.
  ///
  /// @param skipped names of folders that are left out
  public static List<Path> files(Path folder, Set<String> skipped, int most) {
    var walk = new Walk(folder, skipped, most);
    FileCall.run("read", folder, () -> Files.walkFileTree(folder, walk));
    Collections.sort(walk.found);
    return List.copyOf(walk.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean skip = !folder.equals(root) && skipped.contains(folder.getFileName().toString());
    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      found.add(root.relativize(file));
    }
    return found.size() >= most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
