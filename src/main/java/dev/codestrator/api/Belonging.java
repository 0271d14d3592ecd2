package dev.codestrator.api;

/// How a call of a method stands to the session that its caller belongs to.
public enum Belonging {
  /// It is of that session, or of the one that this was handed off to; called by the root, it shows
  /// that the root lives.
  WITHIN,
  /// It looks for a session to begin or to go on with: no sign of life of the one there is.
  SEEKING,
  /// It is about that very session, also once it was handed off.
  EXACTLY
}
