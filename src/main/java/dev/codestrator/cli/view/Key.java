package dev.codestrator.cli.view;

/// What somebody pressed.
sealed interface Key {
  /// A character.
  record Typed(int codePoint) implements Key {
    static Typed of(char character) {
      return new Typed(character);
    }

    String text() {
      return Character.toString(codePoint);
    }
  }

  /// A text that came at once from the clipboard.
  record Pasted(String text) implements Key {}

  /// A key that is no character.
  enum Named implements Key {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    BACKSPACE,
    /// Takes back the whole line.
    CLEAR,
    /// Draws everything again.
    REDRAW,
    /// Ends the view: Ctrl-C, or a terminal that is gone.
    LEAVE,
    /// One that means nothing here.
    OTHER
  }
}
