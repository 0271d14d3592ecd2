package dev.codestrator.io;

/// Named places between two steps of a write, where a crash test kills the process.
@FunctionalInterface
public interface FaultPoint {
  /// Nothing happens anywhere.
  FaultPoint NONE = name -> {};

  /// Called when the step of this name is done.
  void reach(String name);
}
