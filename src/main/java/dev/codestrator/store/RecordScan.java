package dev.codestrator.store;

import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reads the records of one type that lie in a clone.
///
/// @param clue what the records say that are asked for
record RecordScan<T extends Record>(View view, RecordType<T> type, Clue clue) {
  /// All readable ones, in the order of their file names. A copy tells at whose seat its record is,
  /// so the copies at other seats aren't read: each root worktree has one of all that ever landed.
  List<Stored<T>> all() {
    var homes = new HashMap<Path, Path>();
    var all = new ArrayList<Stored<T>>();
    for (Path seat : view.seats().all()) {
      List<Path> files =
          view.files(type, seat).stream()
              .filter(file -> homes.getOrDefault(seat.relativize(file), seat).equals(seat))
              .toList();
      for (Stored<T> stored : read(files)) {
        Path home = view.seats().of(session(stored));
        homes.put(seat.relativize(stored.file()), home);
        if (home.equals(seat)) {
          all.add(stored);
        }
      }
    }
    return all;
  }

  /// All readable ones that a session owns.
  List<Stored<T>> of(Id session) {
    return read(view.files(type, view.seats().of(session))).stream()
        .filter(stored -> session(stored).equals(session))
        .toList();
  }

  private Id session(Stored<T> stored) {
    return type.session().apply(stored.value());
  }

  private List<Stored<T>> read(List<Path> files) {
    return view.tree().each(files, this::read).stream().flatMap(Optional::stream).toList();
  }

  private Optional<Stored<T>> read(Path file) {
    try {
      return view.tree()
          .read(file)
          .filter(clue::fits)
          .map(bytes -> new Stored<>(file, view.get(type, file, bytes)));
    } catch (Rejection e) {
      return Optional.empty(); // told by `unreadable`
    }
  }
}
