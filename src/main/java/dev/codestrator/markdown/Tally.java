package dev.codestrator.markdown;

/// How many checkboxes there are, and how many of them are checked.
public record Tally(int done, int total) {
  /// No boxes at all.
  public static final Tally NONE = new Tally(0, 0);
}
