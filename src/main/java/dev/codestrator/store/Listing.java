package dev.codestrator.store;

import dev.codestrator.io.FileKind;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is in a folder of records. A folder that is a link is not followed: records are never read
/// or written outside of `.orchestrator`.
///
/// @param names sorted; none when the folder is missing
/// @param fault why it can't be looked into
record Listing(List<String> names, Optional<Fault> fault) {
  static Listing of(Tree tree, Path folder) {
    try {
      return tree.kind(folder)
          .map(kind -> kind == FileKind.FOLDER ? read(tree, folder) : inTheWay(folder))
          .orElseGet(() -> new Listing(List.of(), Optional.empty()));
    } catch (Rejection.ToolFailed e) {
      return new Listing(List.of(), Optional.of(new Fault(folder, e.code(), e.message())));
    }
  }

  private static Listing inTheWay(Path folder) {
    var fault =
        new Fault(
            folder,
            "not_a_folder",
            folder + " is a link or a file where a folder of records is needed");
    return new Listing(List.of(), Optional.of(fault));
  }

  private static Listing read(Tree tree, Path folder) {
    return new Listing(tree.names(folder), Optional.empty());
  }
}
