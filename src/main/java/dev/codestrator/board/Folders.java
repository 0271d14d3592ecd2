package dev.codestrator.board;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folders of a clone whose files tell when a page must look again: those of the records in all
/// worktrees, and those where agents tell what they do.
///
/// Checkpoints have a folder for each Case and are left out: each comes with a change of its Case.
final class Folders {
  private static final List<String> FLAT =
      List.of(
          "plan",
          "sessions",
          "threads",
          "worktrees",
          "locks",
          "current",
          "merges",
          "queue",
          "reviews");

  private final List<Path> found = new ArrayList<>();

  private Folders() {}

  static List<Path> of(Call call) {
    var folders = new Folders();
    Clone repository = call.repository();
    repository.checkouts().stream().map(Checkout::seat).forEach(folders::seat);
    folders.seat(repository.localDir().resolve("jobs"));
    Path threads = repository.localDir().resolve("threads");
    folders.add(threads);
    folders.below(threads);
    folders.below(repository.localDir().resolve("events"));
    return List.copyOf(folders.found);
  }

  private void seat(Path seat) {
    add(seat);
    FLAT.forEach(name -> add(seat.resolve(name)));
    Path inbox = seat.resolve("inbox");
    add(inbox);
    below(inbox);
    tasks(seat.resolve("tasks"));
  }

  private void below(Path folder) {
    Disk.names(folder).forEach(name -> add(folder.resolve(name)));
  }

  /// Names alone tell which of many are folders.
  private void tasks(Path folder) {
    add(folder);
    Disk.names(folder).stream()
        .filter(name -> Id.leading(name).flatMap(Folders::level).isPresent())
        .map(folder::resolve)
        .forEach(this::tasks);
  }

  private static Optional<Level> level(Id id) {
    return Level.of(id.kind()).filter(level -> level != Level.CASE);
  }

  private void add(Path folder) {
    if (Disk.isFolder(folder)) {
      found.add(folder);
    }
  }
}
