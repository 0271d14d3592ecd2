package dev.codestrator.app.system;

import dev.codestrator.app.Call;
import dev.codestrator.io.Undo;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The method `system.undo`: what writes replaced in this clone, and the way back.
public final class Undoing {
  private static final int SHOWN_PATHS = 3;

  /// What `system.undo` takes.
  public record UndoRequest(
      @Param("take this write back: its ID or a unique beginning; default: list what there is")
          Optional<String> undoId,
      @Param(value = "how many to list", orElse = "20") int limit) {}

  /// A write that can be taken back.
  ///
  /// @param id when it was made, as in `20261121T024011.123Z`
  /// @param label what it was for
  /// @param paths the files that it changed
  public record Write(String id, Instant at, String label, List<String> paths) {}

  /// What can be taken back, or what was.
  ///
  /// @param restored the write that was taken back
  /// @param text the same for people
  public record Undone(Optional<Write> restored, List<Write> undos, String text) {}

  /// `system.undo`. What it restores is a write like any other: it can be undone as well.
  ///
  /// @throws Rejection.NotFound `unknown_undo`
  /// @throws Rejection.Invalid `ambiguous_id`
  /// @throws Rejection.Conflict `changed_since` when a file isn't as that write left it
  public Undone undo(Call call, UndoRequest request) {
    List<Undo> all = call.store().undos();
    return request
        .undoId()
        .map(id -> restore(call, get(all, id)))
        .orElseGet(() -> list(call, all, Math.max(1, request.limit())));
  }

  private static Undone list(Call call, List<Undo> all, int limit) {
    List<Write> writes = all.stream().limit(limit).map(undo -> write(call, undo)).toList();
    String rows = writes.stream().map(Undoing::line).collect(Collectors.joining("\n"));
    return new Undone(Optional.empty(), writes, rows.isEmpty() ? "(none)" : rows);
  }

  private static Undone restore(Call call, Undo undo) {
    Write write = write(call, undo);
    call.store().restore(undo);
    String text =
        write.paths().stream().map(path -> "restored " + path).collect(Collectors.joining("\n"));
    return new Undone(Optional.of(write), List.of(), text);
  }

  private static Undo get(List<Undo> all, String prefix) {
    List<Undo> found = all.stream().filter(undo -> undo.id().startsWith(prefix)).toList();
    if (found.isEmpty() || prefix.isBlank()) {
      throw new Rejection.NotFound(
          "unknown_undo",
          "no write '" + prefix + "' is kept: they are kept for seven days, the last 1,000 of them",
          "see what there is: orch undo");
    }
    if (found.size() > 1) {
      throw new Rejection.Invalid(
          "ambiguous_id",
          "'" + prefix + "' fits " + found.size() + " writes",
          "give more of it: orch undo");
    }
    return found.getFirst();
  }

  private static Write write(Call call, Undo undo) {
    return new Write(
        undo.id(),
        undo.at(),
        undo.label(),
        undo.paths().stream().map(path -> shown(call, path)).toList());
  }

  private static String shown(Call call, Path path) {
    Path here = call.repository().here().root();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private static String line(Write write) {
    int more = write.paths().size() - SHOWN_PATHS;
    String paths = write.paths().stream().limit(SHOWN_PATHS).collect(Collectors.joining(", "));
    return write.id() + "  " + write.label() + "  " + paths + (more > 0 ? " +" + more : "");
  }
}
