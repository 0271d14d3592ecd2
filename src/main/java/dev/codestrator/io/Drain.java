package dev.codestrator.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads what a program writes, on a thread of its own so that the program never waits for us.
final class Drain {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int IDLE_LOOKS = 10;
  private static final int MOST_LOOKS = 100;

  private final InputStream source;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final Thread thread;
  private volatile boolean waiting;

  private Drain(InputStream source) {
    this.source = source;
    this.thread = Thread.ofPlatform().daemon().name("drain").unstarted(this::run);
  }

  /// Begins to read.
  static Drain of(InputStream source) {
    var drain = new Drain(source);
    drain.thread.start();
    return drain;
  }

  private void run() {
    byte[] buffer = new byte[8192];
    try {
      for (int count = next(buffer); count >= 0; count = next(buffer)) {
        read.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // The program ended and took its pipe along: what was read is what there is.
    }
  }

  private int next(byte[] buffer) throws IOException {
    waiting = true;
    int count = source.read(buffer);
    waiting = false;
    return count;
  }

  /// What was written until the program's end, as UTF-8; to be asked when it has ended.
  ///
  /// A background process that outlives the program may hold the pipe open. So this stops waiting
  /// for the pipe's end when the reader was seen to wait for more ten times in a row, half a second
  /// in all, or after five seconds. What counts is looks and not time: on a machine that stood
  /// still, or where the reader got no turn, nothing that the program wrote is missing.
  String text() throws InterruptedException {
    int seen = -1;
    for (int look = 0, idle = 0; look < MOST_LOOKS && idle < IDLE_LOOKS; look++) {
      if (thread.join(LOOK)) {
        break;
      }
      idle = waiting && read.size() == seen ? idle + 1 : 0;
      seen = read.size();
    }
    return read.toString(StandardCharsets.UTF_8);
  }
}
