package dev.codestrator.app.doctor;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What keeps records from being written, or a write from being whole.
final class Unfinished {
  private Unfinished() {}

  static List<Found> look(Call call) {
    Path local = call.repository().localDir();
    return notWritable(local).map(List::of).orElseGet(() -> unfinished(call, local));
  }

  /// Whether it is another user's, who alone may look into it.
  static boolean isHidden(Path local) {
    return Disk.exists(local) && !Disk.isReadable(local);
  }

  private static Optional<Found> notWritable(Path local) {
    if (isHidden(local)) {
      return Optional.of(
          Found.of(
              "common_folder_read_only",
              local.toString(),
              "it is another user's, who alone may look into it",
              "records can be read here; to work, and to see what is wrong, use a clone of your own"));
    }
    Path probe = local.resolve("probe");
    try {
      Disk.replace(probe, new byte[0]);
      Disk.delete(probe);
      return Optional.empty();
    } catch (Rejection e) {
      return Optional.of(
          Found.of(
              "common_folder_read_only",
              local.toString(),
              e.message(),
              "all worktrees write there; in a sandbox, add that folder to its writable roots"));
    }
  }

  private static List<Found> unfinished(Call call, Path local) {
    String where = local.resolve("writes").toString();
    try {
      return call.store()
          .unfinished()
          .map(label ->
              Found.of(
                  "unfinished_write",
                  where,
                  "a process died while it wrote: " + label,
                  "any command that writes completes it",
                  _ -> {}))
          .map(List::of)
          .orElse(List.of());
    } catch (Rejection.Conflict e) {
      return List.of(Found.of("journal_damaged", where, e.message(), e.hint()));
    }
  }
}
