package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;

/// What an agent does, and how that is known.
///
/// @param tier the source that decided: `record`, `process`, `hook`, `transcript`, `screen`
/// @param detail more about it for people; may be empty
/// @param progress how far it is, by its own account
/// @param passing whether it will be another in a moment, even if nothing more is heard
public record Observation(
    ThreadStatus status, String tier, String detail, Progress progress, boolean passing) {
  /// Of an agent that stays so until more is heard.
  public Observation(ThreadStatus status, String tier, String detail, Progress progress) {
    this(status, tier, detail, progress, false);
  }

  /// Of an agent that doesn't tell how far it is.
  public Observation(ThreadStatus status, String tier, String detail) {
    this(status, tier, detail, Progress.UNKNOWN);
  }
}
