package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;

/// What an agent does, and how that is known.
///
/// @param tier the source that decided: `record`, `process`, `hook`, `transcript`, `screen`
/// @param detail more about it for people; may be empty
public record Observation(ThreadStatus status, String tier, String detail) {}
