package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.util.OptionalInt;

/// What is known of an agent from outside.
///
/// @param recorded the status in its record
/// @param started whether its launch script has begun
/// @param alive whether its process lives
/// @param exit how its program ended, once it has
/// @param pane whether its tmux pane exists
/// @param workComplete whether the work that it was given is complete, as the records say
/// @param told what its program told of itself
/// @param ends whether nothing of ours makes the turn go on whose end a hook has just told
public record Facts(
    ThreadStatus recorded,
    boolean started,
    boolean alive,
    OptionalInt exit,
    boolean pane,
    boolean workComplete,
    Told told,
    boolean ends) {
  /// Of a program whose turn isn't just ending.
  public Facts(
      ThreadStatus recorded,
      boolean started,
      boolean alive,
      OptionalInt exit,
      boolean pane,
      boolean workComplete,
      Told told) {
    this(recorded, started, alive, exit, pane, workComplete, told, false);
  }

  /// Of a program that tells nothing.
  public Facts(
      ThreadStatus recorded,
      boolean started,
      boolean alive,
      OptionalInt exit,
      boolean pane,
      boolean workComplete) {
    this(recorded, started, alive, exit, pane, workComplete, Told.NOTHING);
  }
}
