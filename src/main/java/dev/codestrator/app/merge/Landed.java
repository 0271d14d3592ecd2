package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// Work that has landed.
///
/// @param commit the target's new head
/// @param files what changed there, outside the records
/// @param verified the command that passed before
public record Landed(
    Id requestId, String target, String commit, List<String> files, Optional<String> verified) {}
