package dev.codestrator.app.hook;

import dev.codestrator.agent.Edits;
import dev.codestrator.io.Disk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The worktree that a thread may change.
///
/// @param root absolute, without links
record Place(Occasion occasion, Path root) {
  private static final Path GIT = Path.of(".git");

  /// Where the paths of an edit lead: absolute, through all links.
  List<Path> resolve(Edits edits) {
    Path folder =
        occasion
            .event()
            .text("cwd")
            .map(Path::of)
            .orElse(root)
            .resolve(edits.folder().map(Place::fromHome).orElse(Path.of("")));
    return edits.paths().stream()
        .map(path -> Disk.real(folder.resolve(fromHome(path))))
        .distinct()
        .toList();
  }

  /// The path, with a tilde at its beginning as the user's home.
  private static Path fromHome(String path) {
    boolean home = path.equals("~") || path.startsWith("~/");
    return home ? Path.of(System.getProperty("user.home") + path.substring(1)) : Path.of(path);
  }

  /// Whether a path is in this worktree, and neither git's own nor in another worktree within this
  /// one.
  boolean holds(Path path) {
    return path.startsWith(root)
        && !path.equals(root)
        && !root.relativize(path).startsWith(GIT)
        && occasion.call().repository().checkouts().stream()
            .map(checkout -> Disk.real(checkout.root()))
            .filter(other -> other.startsWith(root) && !other.equals(root))
            .noneMatch(path::startsWith);
  }

  /// The path as leases and Cases name it.
  String relative(Path path) {
    return StreamSupport.stream(root.relativize(path).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
