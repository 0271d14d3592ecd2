package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;

/// What keys do.
sealed interface Mode {
  /// They choose and command.
  record Browsing() implements Mode {}

  /// They leave the help.
  record Helping() implements Mode {}

  /// They write the words that are to be shown by.
  record Filtering(Filter before) implements Mode {}

  /// They write a line to somebody.
  ///
  /// @param answers whether it answers what he asks
  record Writing(Actor to, boolean answers, String text) implements Mode {
    Writing with(String words) {
      return new Writing(to, answers, words);
    }
  }

  /// They say whether he is to be stopped.
  record Confirming(Actor whom) implements Mode {}
}
