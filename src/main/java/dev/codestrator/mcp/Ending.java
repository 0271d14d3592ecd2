package dev.codestrator.mcp;

/// What is still done when a signal asks this process to end: it ends only after that.
final class Ending implements AutoCloseable {
  private final Thread last;

  /// @param last is run when the process is asked to end before this is closed
  Ending(Runnable last) {
    this.last = new Thread(last, "ending");
    Runtime.getRuntime().addShutdownHook(this.last);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(last);
    } catch (IllegalStateException e) {
      return; // it is at it
    }
  }
}
