package dev.codestrator.agent;

import java.nio.file.Path;
import java.util.Optional;

/// What is to be launched.
///
/// @param worktree where it works
/// @param prompt the file with its first prompt
/// @param command the shell command that was asked for, for providers that take one
/// @param model the model that was asked for
public record LaunchRequest(
    Path worktree, Path prompt, Optional<String> command, Optional<String> model) {}
