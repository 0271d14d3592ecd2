package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.Optional;

/// What `work.current_ref.ack` takes.
public record AckReference(
    @Param("the reference that was read: k-...") Id refId,
    @Param("whose; default: the caller's thread, else the root's") Optional<Id> threadId) {}
