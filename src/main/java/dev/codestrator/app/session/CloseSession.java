package dev.codestrator.app.session;

import dev.codestrator.model.Param;
import java.util.Optional;

/// What `session.close` takes.
public record CloseSession(
    @Param(value = "close although something is open; needs a reason", orElse = "false")
        boolean force,
    @Param("why it is forced") Optional<String> reason) {}
