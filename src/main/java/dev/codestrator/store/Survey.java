package dev.codestrator.store;

import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong with the files of records themselves, wherever records of sessions are owned.
public final class Survey {
  private final View view;

  /// @param view the records
  public Survey(View view) {
    this.view = view;
  }

  /// A file that can't be read as a record.
  ///
  /// @param message with its path, line and column
  public record Fault(Path file, String message) {}

  /// The files that can't be read: records, tasks of these trees with their checkpoints, what
  /// threads do next, settings.
  public List<Fault> faults(List<TaskTree> trees) {
    var faults = new ArrayList<Fault>();
    for (Path seat : seats()) {
      settings(seat).ifPresent(faults::add);
      RecordType.ALL.forEach(
          type -> view.files(type, seat).forEach(file -> add(faults, file, type.codec())));
      References.files(view, seat).forEach(file -> add(faults, file, References.CODEC));
    }
    for (TaskTree tree : trees) {
      for (Node node : tree.nodes()) {
        task(tree, node).ifPresent(faults::add);
        Checkpoints.list(view, node).forEach(file -> add(faults, file, Checkpoints.CODEC));
      }
    }
    return faults;
  }

  /// Files of one kind in one folder that have the same ID in their names, later ones by name.
  public Map<Path, Id> doubles() {
    var doubles = new LinkedHashMap<Path, Id>();
    for (Path seat : seats()) {
      for (RecordType<?> type : RecordType.ALL) {
        var seen = new ArrayList<Id>();
        for (Path file : view.files(type, seat)) {
          Id id = View.idOf(type, file).orElseThrow();
          if (seen.contains(id)) {
            doubles.put(file, id);
          }
          seen.add(id);
        }
      }
    }
    return doubles;
  }

  private List<Path> seats() {
    var seats = new ArrayList<>(view.seats().all());
    Path here = view.repository().here().seat();
    if (!seats.contains(here)) {
      seats.add(here);
    }
    return seats;
  }

  private Optional<Fault> settings(Path seat) {
    try {
      Settings.read(seat);
      return Optional.empty();
    } catch (Rejection e) {
      return Optional.of(new Fault(seat.resolve(Settings.FILE), e.message()));
    }
  }

  private static Optional<Fault> task(TaskTree tree, Node node) {
    try {
      tree.read(node).task();
      return Optional.empty();
    } catch (Rejection.NotFound | Rejection.Invalid e) {
      return Optional.of(new Fault(node.file(), e.message()));
    }
  }

  private void add(List<Fault> faults, Path file, Codec<?> codec) {
    try {
      codec.read(view.document(file), Map.of());
    } catch (Rejection.Invalid e) {
      String path = view.shown(file);
      String message = e.message().startsWith(path) ? e.message() : path + ":" + e.message();
      faults.add(new Fault(file, message));
    } catch (Rejection e) {
      faults.add(new Fault(file, e.message()));
    }
  }
}
