package dev.codestrator.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads what a program writes, on a thread of its own so that the program never waits for us.
final class Drain {
  private final InputStream source;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final Thread thread;

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
      for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
        read.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // The program ended and took its pipe along: what was read is what there is.
    }
  }

  /// What was written until its end, as UTF-8. Waits at most this long for the end: a background
  /// process that outlives the program may hold the pipe open.
  String text(Duration patience) throws InterruptedException {
    thread.join(patience);
    return read.toString(StandardCharsets.UTF_8);
  }
}
