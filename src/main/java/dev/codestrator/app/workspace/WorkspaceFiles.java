package dev.codestrator.app.workspace;

import dev.codestrator.app.Templates;
import dev.codestrator.io.Disk;
import dev.codestrator.store.Draft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that every `.orchestrator/` has: how to edit it by hand, the settings, what git
/// ignores.
public final class WorkspaceFiles {
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "README.md", "records/README.md",
          "config.yaml", "records/config.yaml",
          ".gitattributes", "records/gitattributes",
          ".gitignore", "records/gitignore");

  /// Adds those that are missing at this seat.
  ///
  /// @return the names of what was added
  public List<String> ensure(Draft draft, Path seat) {
    var added = new ArrayList<String>();
    TEMPLATES.forEach((name, template) -> {
      Path file = seat.resolve(name);
      if (!Disk.exists(file)) {
        draft.put(file, Templates.text(template).getBytes(StandardCharsets.UTF_8));
        added.add(name);
      }
    });
    Collections.sort(added);
    return added;
  }

  /// Takes them out again, when they are all that is there and nobody edited them.
  ///
  /// @return whether anything is left
  boolean remove(Draft draft, Path seat) {
    List<String> left =
        Disk.names(seat).stream()
            .filter(name -> !isOurs(draft, seat.resolve(name), name))
            .filter(name -> isLeft(draft, seat.resolve(name)))
            .toList();
    if (left.isEmpty()) {
      TEMPLATES.keySet().stream().map(seat::resolve).filter(Disk::exists).forEach(draft::remove);
    }
    return !left.isEmpty();
  }

  private static boolean isLeft(Draft draft, Path path) {
    return Disk.isFolder(path)
        ? Disk.names(path).stream().anyMatch(name -> isLeft(draft, path.resolve(name)))
        : draft.holds(path);
  }

  private static boolean isOurs(Draft draft, Path file, String name) {
    return Optional.ofNullable(TEMPLATES.get(name))
        .map(template -> Templates.text(template).getBytes(StandardCharsets.UTF_8))
        .filter(text -> draft.read(file).filter(now -> Arrays.equals(now, text)).isPresent())
        .isPresent();
  }
}
