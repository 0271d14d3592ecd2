package dev.codestrator.app.session;

import dev.codestrator.model.Param;

/// What `session.list` takes.
public record ListSessions(@Param(value = "closed ones too", orElse = "false") boolean all) {}
