package dev.codestrator.app.doctor;

import dev.codestrator.io.Disk;
import dev.codestrator.store.Fault;
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
    for (Fault fault : new Survey(scene.view()).faults(scene.trees())) {
      found.add(found(scene, fault));
    }
    for (TaskTree tree : scene.trees()) {
      tree.strays().forEach(file -> stray(scene, file).ifPresent(found::add));
    }
    return found;
  }

  private static Found found(Scene scene, Fault fault) {
    String where = scene.view().shown(fault.file());
    return fault.code().equals("id_mismatch")
        ? Found.of(
            fault.code(),
            where,
            fault.message(),
            "make both say the same, in the name or in the file")
        : Found.of(
            "unreadable",
            where,
            fault.message(),
            "mend it by hand, or see what it was: orch undo; git log -p -- the file");
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
