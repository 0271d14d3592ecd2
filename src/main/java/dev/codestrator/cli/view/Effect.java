package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;

/// What a key has the view do outside of itself.
sealed interface Effect {
  /// Shows somebody's terminal.
  ///
  /// @param rw whether keys reach it
  record Attach(Actor whom, boolean rw) implements Effect {}

  /// Tells somebody something.
  record Send(Actor to, String text) implements Effect {}

  /// Answers what somebody asks.
  record Answer(Actor to, String text) implements Effect {}

  /// Ends somebody's turn.
  record Interrupt(Actor whom) implements Effect {}

  /// Ends somebody with all that he started.
  record Stop(Actor whom) implements Effect {}

  /// Draws everything again.
  record Redraw() implements Effect {}
}
