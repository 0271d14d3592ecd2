package dev.codestrator.app.thread;

import java.util.Optional;

/// How to watch the children of a session.
///
/// @param command attaches read-only
/// @param exists whether the tmux session is there; it is from the first spawn on
public record AttachInfo(
    String session, String window, Optional<String> pane, String command, boolean exists) {}
