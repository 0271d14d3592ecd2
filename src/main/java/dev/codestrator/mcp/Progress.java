package dev.codestrator.mcp;

import dev.codestrator.app.Narration;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells a client how a call gets on: at once when the call says something new, and every now and
/// then that it still runs. The measure is seconds; where the call has a time limit, that is the
/// total.
final class Progress implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(5);

  private final Consumer<ProgressNotification> client;
  private final Object token;
  private final Optional<Double> total;
  private final long began = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private String doing;
  private double last;

  private Progress(
      Consumer<ProgressNotification> client, Object token, String method, Optional<Double> total) {
    this.client = client;
    this.token = token;
    this.doing = method;
    this.total = total;
  }

  /// Runs a call that the client wants to hear of.
  static <R> R during(
      McpSyncServerExchange exchange,
      Object token,
      String method,
      Map<String, ?> params,
      Supplier<R> call) {
    return during(exchange::progressNotification, token, method, limit(params), BEAT, call);
  }

  /// The same, for any listener.
  static <R> R during(
      Consumer<ProgressNotification> client,
      Object token,
      String method,
      Optional<Double> total,
      Duration beat,
      Supplier<R> call) {
    try (var progress = new Progress(client, token, method, total)) {
      Thread.startVirtualThread(() -> progress.beat(beat));
      return Narration.to(progress::hear, call);
    }
  }

  private static Optional<Double> limit(Map<String, ?> params) {
    return params.get("timeout_seconds") instanceof Number seconds
        ? Optional.of(seconds.doubleValue())
        : Optional.empty();
  }

  private synchronized void hear(String words) {
    if (!words.equals(doing)) {
      doing = words;
      send();
    }
  }

  private void beat(Duration beat) {
    try {
      while (!over.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        send();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The measure must grow from one notification to the next.
  private synchronized void send() {
    if (over.getCount() > 0) {
      double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
      last = Math.max(seconds, last + 0.001);
      var told = ProgressNotification.builder(token, last).message(doing);
      total.ifPresent(told::total);
      client.accept(told.build());
    }
  }

  /// After this nothing is told: the answer comes last.
  @Override
  public synchronized void close() {
    over.countDown();
  }
}
