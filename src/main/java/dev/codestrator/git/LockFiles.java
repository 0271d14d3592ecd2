package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Walk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The lock files of git's in a clone. One stays when its process dies, and names nobody: whether
/// somebody holds it can't be told from it.
public final class LockFiles {
  private static final String END = ".lock";
  private static final int MOST = 100_000;

  private LockFiles() {}

  /// Those of the index, the settings and the references, of all worktrees.
  public static List<Path> list(Clone clone) {
    return Stream.concat(
            Stream.of(clone.commonDir()), clone.checkouts().stream().map(Checkout::gitDir))
        .distinct()
        .flatMap(LockFiles::in)
        .toList();
  }

  private static Stream<Path> in(Path gitDir) {
    Stream<Path> direct = Disk.names(gitDir).stream().map(gitDir::resolve).filter(Disk::isFile);
    Path refs = gitDir.resolve("refs");
    Stream<Path> below = Walk.files(refs, Set.of(), MOST).stream().map(refs::resolve);
    return Stream.concat(direct, below).filter(file -> file.toString().endsWith(END));
  }
}
