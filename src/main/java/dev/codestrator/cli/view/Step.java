package dev.codestrator.cli.view;

import java.util.Optional;

/// What follows from a key.
record Step(State state, Optional<Effect> effect) {
  static Step to(State state) {
    return new Step(state, Optional.empty());
  }

  static Step to(State state, Effect effect) {
    return new Step(state, Optional.of(effect));
  }
}
