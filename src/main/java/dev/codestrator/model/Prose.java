package dev.codestrator.model;

/// Text of any length, for people and agents. In a file it is the body below the front matter.
public record Prose(String text) {
  /// No text.
  public static final Prose NONE = new Prose("");

  @Override
  public String toString() {
    return text;
  }
}
