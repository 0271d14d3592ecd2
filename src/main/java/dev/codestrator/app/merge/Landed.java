package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// Work that has landed.
///
/// @param commit the target's new head
/// @param files what changed there, outside the records
/// @param verified the command that passed before
/// @param warnings changes of what others lease, and outside of the files of its Cases, where the
///   rules let them pass
public record Landed(
    Id requestId,
    String target,
    String commit,
    List<String> files,
    Optional<String> verified,
    List<String> warnings) {}
