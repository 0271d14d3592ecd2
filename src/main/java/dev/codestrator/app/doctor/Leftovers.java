package dev.codestrator.app.doctor;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Temporary files whose writers died. They count for nothing.
final class Leftovers implements Check {
  @Override
  public List<Found> look(Scene scene) {
    Clone clone = scene.view().repository();
    Stream<Path> folders =
        Stream.concat(clone.checkouts().stream().map(Checkout::seat), Stream.of(clone.localDir()));
    return folders
        .flatMap(folder -> Disk.leftovers(folder).stream())
        .map(file ->
            Found.of(
                "leftover_file",
                scene.view().shown(file),
                "a process died while it wrote this temporary file",
                "delete it",
                draft -> draft.remove(file)))
        .toList();
  }
}
