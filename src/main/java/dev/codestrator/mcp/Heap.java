package dev.codestrator.mcp;

import java.util.concurrent.atomic.AtomicLong;

/// The memory of this process. Its collector lets garbage that has grown old lie until the heap has
/// reached its limit, so a server that lists much would come to hold all of that.
final class Heap {
  /// How much garbage may lie.
  private static final long ROOM = 24L << 20;

  private static final AtomicLong KEPT = new AtomicLong();

  private Heap() {}

  /// Gives back what calls have left, when that is much.
  static void tidy() {
    if (used() - KEPT.get() > ROOM) {
      System.gc();
      KEPT.set(used());
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
