package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was true of a plan node at some time; written once.
///
/// @param snapshotType why it was written: `rollup`, `replan`, or any word
/// @param affectedFiles globs of what it touches
/// @param nextAction what was to be done next
public record PlanSnapshot(
    Instant at,
    String snapshotType,
    String summary,
    List<String> affectedFiles,
    Optional<String> nextAction) {}
