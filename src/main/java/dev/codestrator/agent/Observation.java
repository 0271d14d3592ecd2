package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;

/// What an agent does, and how that is known.
///
/// @param tier the source that decided: `record`, `process`, `hook`, `transcript`, `screen`
/// @param detail more about it for people; may be empty
/// @param progress how far it is, by its own account
public record Observation(ThreadStatus status, String tier, String detail, Progress progress) {
  /// Of an agent that doesn't tell how far it is.
  public Observation(ThreadStatus status, String tier, String detail) {
    this(status, tier, detail, Progress.UNKNOWN);
  }

  /// The same with another progress.
  Observation with(Progress other) {
    return new Observation(status, tier, detail, other);
  }
}
