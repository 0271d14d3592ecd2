package dev.codestrator.git;

import java.time.Instant;

/// A commit in a log.
///
/// @param sha its full name
/// @param subject the first line of its message
/// @param author the author's name
/// @param time when it was committed
public record Commit(String sha, String subject, String author, Instant time) {}
