package dev.codestrator.app.thread;

import java.util.Optional;

/// Where a child's pane is.
public record TmuxPlace(String session, String window, Optional<String> pane) {}
