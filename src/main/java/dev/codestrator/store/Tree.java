package dev.codestrator.store;

import dev.codestrator.io.FileKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Files as one reader sees them: those on disk, or those with a draft's changes laid over them.
interface Tree {
  /// So many are worth another thread.
  int MANY = 256;

  /// The file's bytes; empty when it doesn't exist.
  Optional<byte[]> read(Path file);

  /// The names in a folder, sorted; empty when it doesn't exist.
  List<String> names(Path folder);

  /// What stands at a path; empty when nothing does.
  Optional<FileKind> kind(Path path);

  /// Whether anything has this name.
  default boolean exists(Path path) {
    return kind(path).isPresent();
  }

  /// Whether this is a folder, and no link to one.
  default boolean isFolder(Path path) {
    return kind(path).filter(kind -> kind == FileKind.FOLDER).isPresent();
  }

  /// Whether several threads may read at once.
  boolean isShared();

  /// Does this with each, by several threads when there are many.
  ///
  /// @return what came of each, in their order
  default <A, R> List<R> each(List<A> all, Function<A, R> work) {
    boolean several = all.size() >= MANY && isShared();
    return (several ? all.parallelStream() : all.stream()).map(work).toList();
  }
}
