package dev.codestrator.app.session;

import dev.codestrator.model.Param;
import java.util.Optional;

/// What `session.cleanup` takes.
public record CleanUp(
    @Param(value = "save unmerged and uncommitted work first, then remove it", orElse = "false")
        boolean force,
    @Param("why it is ended; kept with the session") Optional<String> reason) {}
