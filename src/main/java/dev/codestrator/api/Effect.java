package dev.codestrator.api;

/// What a call of a method does to the world; clients decide by it what they let pass unasked.
public enum Effect {
  /// Changes nothing.
  READS,
  /// Changes something; the same call once more changes nothing more.
  SETS,
  /// Changes something; the same call once more does it again.
  ADDS,
  /// Ends somebody's work or moves the target: what it did can't be called back by another call.
  ENDS;

  /// Whether it changes anything.
  public boolean writes() {
    return this != READS;
  }

  /// Whether a second call of the same changes nothing more.
  public boolean repeats() {
    return this == READS || this == SETS;
  }
}
