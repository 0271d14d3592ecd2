package dev.codestrator.app.doctor;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Node;
import dev.codestrator.store.Survey;
import dev.codestrator.store.TaskTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files that can't be read, or that say another ID than their names. Nobody but a person knows
/// what they should say.
final class BrokenFiles implements Check {
  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    for (Survey.Fault fault : new Survey(scene.view()).faults(scene.trees())) {
      found.add(
          Found.of(
              "unreadable",
              scene.view().shown(fault.file()),
              fault.message(),
              "mend it by hand, or see what it was: orch undo; git log -p -- the file"));
    }
    for (TaskTree tree : scene.trees()) {
      tree.nodes().forEach(node -> misnamed(scene, tree, node).ifPresent(found::add));
      tree.strays().forEach(file -> stray(scene, file).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Found> misnamed(Scene scene, TaskTree tree, Node node) {
    try {
      Id said = tree.read(node).task().id();
      String where = scene.view().shown(node.file());
      return said.equals(node.id())
          ? Optional.empty()
          : Optional.of(
              Found.of(
                  "id_mismatch",
                  where,
                  "its name says " + node.id() + " and its front matter says " + said,
                  "make both say the same, in the name or in the file"));
    } catch (Rejection e) {
      return Optional.empty(); // said already: it can't be read
    }
  }

  /// A Case made by hand that has no ID yet. A draft has taken in those that can be.
  private static Optional<Found> stray(Scene scene, Path file) {
    boolean record = Disk.read(file).filter(BrokenFiles::hasFrontMatter).isPresent();
    return record
        ? Optional.of(
            Found.of(
                "no_id",
                scene.view().shown(file),
                "no ID in its name, so it is no case yet",
                "the next command that writes gives it one, unless it can't be read or says an ID"
                    + " that another case has"))
        : Optional.empty();
  }

  private static boolean hasFrontMatter(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).startsWith("---");
  }
}
