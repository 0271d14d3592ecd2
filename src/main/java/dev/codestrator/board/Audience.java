package dev.codestrator.board;

import dev.codestrator.http.HttpCall;
import dev.codestrator.http.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// The pages that are open, each told by events that something has changed; what, it asks itself.
///
/// Nothing is kept for a page that is slow: it is told once of all that has changed meanwhile.
final class Audience {
  /// How many pages may be open.
  static final int MOST = 24;

  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Semaphore places = new Semaphore(MOST);
  private final Changes changes;

  Audience(Changes changes) {
    this.changes = changes;
  }

  /// Tells a page until it goes.
  void tell(HttpCall call) throws IOException {
    if (!places.tryAcquire()) {
      throw new Refused(503, MOST + " pages are open already");
    }
    try (Changes.Listener listener = changes.listen();
        OutputStream out = call.stream()) {
      send(out, "retry: 1000\n\n");
      long seen = 0;
      while (!listener.isOver()) {
        long now = listener.await(seen, SILENCE);
        send(out, now == seen ? ": nothing new\n\n" : "id: " + now + "\ndata: changed\n\n");
        seen = now;
      }
    } catch (IOException e) {
      return; // the page has gone
    } finally {
      places.release();
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
