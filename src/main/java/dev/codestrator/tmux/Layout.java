package dev.codestrator.tmux;

/// How the panes of a window share its room.
public enum Layout {
  /// In rows and columns.
  TILED("tiled", "-v"),
  /// Side by side.
  HORIZONTAL("even-horizontal", "-h"),
  /// One above the other.
  VERTICAL("even-vertical", "-v");

  private final String word;
  private final String direction;

  Layout(String word, String direction) {
    this.word = word;
    this.direction = direction;
  }

  /// tmux's name for it.
  String word() {
    return word;
  }

  /// The option by which tmux splits a pane so.
  String direction() {
    return direction;
  }
}
