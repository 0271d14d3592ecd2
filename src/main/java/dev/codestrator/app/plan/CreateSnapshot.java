package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `graph.snapshot.create` takes.
public record CreateSnapshot(
    @Param("of which node") String nodeId,
    @Param("why it is written: rollup, replan, or any word") String snapshotType,
    @Param("Markdown: what is true now") Optional<String> summary,
    @Param("globs of what it touches") List<String> affectedFiles,
    @Param("what is to be done next; the node keeps it too") Optional<String> nextAction) {}
