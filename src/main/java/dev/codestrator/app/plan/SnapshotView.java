package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanSnapshot;
import dev.codestrator.store.NodeFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A snapshot that was written.
///
/// @param path the node's file, absolute
public record SnapshotView(
    Id nodeId,
    String snapshotType,
    Instant at,
    String summary,
    List<String> affectedFiles,
    Optional<String> nextAction,
    String path) {
  static SnapshotView of(NodeFile file, PlanSnapshot snapshot) {
    return new SnapshotView(
        file.node().id(),
        snapshot.snapshotType(),
        snapshot.at(),
        snapshot.summary(),
        snapshot.affectedFiles(),
        snapshot.nextAction(),
        file.file().toString());
  }
}
