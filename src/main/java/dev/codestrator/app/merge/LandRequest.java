package dev.codestrator.app.merge;

import dev.codestrator.model.Param;
import java.util.Optional;

/// What `merge.main.land` takes.
public record LandRequest(
    @Param("q-... or r-...; default: the session's newest") Optional<String> requestId) {}
