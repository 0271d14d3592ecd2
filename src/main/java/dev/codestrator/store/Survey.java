package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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

  /// The files that can't be read: records, tasks of these trees with their checkpoints, what
  /// threads do next, settings.
  public List<Fault> faults(List<TaskTree> trees) {
    var faults = new ArrayList<Fault>();
    for (Path seat : seats()) {
      settings(seat).ifPresent(faults::add);
      RecordType.ALL.forEach(type -> faults.addAll(view.faults(type, seat)));
      References.files(view, seat).forEach(file -> add(faults, file, References.CODEC));
    }
    for (TaskTree tree : trees) {
      faults.addAll(tree.blocked());
      List<Node> nodes = tree.nodes();
      tree.each(nodes, node -> Fault.in(node.file(), () -> tree.read(node).task()))
          .forEach(fault -> fault.ifPresent(faults::add));
      Checkpoints.all(view, nodes).forEach(file -> add(faults, file, Checkpoints.CODEC));
    }
    return faults;
  }

  /// Files of one kind in one folder that have the same ID in their names, later ones by name.
  public Map<Path, Id> doubles() {
    var doubles = new LinkedHashMap<Path, Id>();
    for (Path seat : seats()) {
      for (RecordType<?> type : RecordType.ALL) {
        var seen = new HashSet<Id>();
        for (Path file : view.files(type, seat)) {
          Id id = View.idOf(type, file).orElseThrow();
          if (!seen.add(id)) {
            doubles.put(file, id);
          }
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

  private static Optional<Fault> settings(Path seat) {
    return Fault.in(seat.resolve(Settings.FILE), () -> Settings.read(seat));
  }

  private void add(List<Fault> faults, Path file, Codec<?> codec) {
    Fault.in(file, () -> read(file, codec)).ifPresent(faults::add);
  }

  private Object read(Path file, Codec<?> codec) {
    Document document = view.document(file);
    try {
      return codec.read(document);
    } catch (Rejection.Invalid e) {
      throw new Rejection.Invalid(e.code(), view.shown(file) + ":" + e.message(), e.hint());
    }
  }
}
