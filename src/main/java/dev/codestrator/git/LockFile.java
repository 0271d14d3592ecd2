package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Holders;
import dev.codestrator.io.Walk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A lock file of git's in a clone. One stays when its process dies, and names nobody.
///
/// @param file the lock, absolute
/// @param places where a git stands that may have made it: the worktree that it locks, or all
public record LockFile(Path file, List<Path> places) {
  private static final String END = ".lock";
  private static final int MOST = 100_000;

  public LockFile {
    places = List.copyOf(places);
  }

  /// Those of the index, the settings and the references, of all worktrees.
  public static List<LockFile> list(Clone clone) {
    List<Path> all =
        Stream.concat(Stream.of(clone.commonDir()), clone.checkouts().stream().map(Checkout::root))
            .toList();
    Stream<LockFile> shared = in(clone.commonDir()).map(file -> new LockFile(file, all));
    Stream<LockFile> linked =
        clone.checkouts().stream()
            .filter(checkout -> !checkout.main())
            .flatMap(checkout ->
                in(checkout.gitDir())
                    .map(file -> new LockFile(file, List.of(checkout.gitDir(), checkout.root()))));
    return Stream.concat(shared, linked).toList();
  }

  private static Stream<Path> in(Path gitDir) {
    Stream<Path> direct = Disk.names(gitDir).stream().map(gitDir::resolve).filter(Disk::isFile);
    Path refs = gitDir.resolve("refs");
    Stream<Path> below = Walk.files(refs, Set.of(), MOST).stream().map(refs::resolve);
    return Stream.concat(direct, below).filter(file -> file.toString().endsWith(END));
  }

  /// A process that may hold it, in words; empty when there is none.
  public Optional<String> holder() {
    return Holders.OF_MACHINE.of(file, "git", places);
  }
}
