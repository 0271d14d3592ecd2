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
public record Facts(
    ThreadStatus recorded,
    boolean started,
    boolean alive,
    OptionalInt exit,
    boolean pane,
    boolean workComplete) {}
