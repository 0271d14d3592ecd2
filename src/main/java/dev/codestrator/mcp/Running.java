package dev.codestrator.mcp;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The requests of a client under way: a long one keeps nobody waiting.
final class Running {
  /// How long calls that change nothing may go on after input has ended.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final ScopedValue<Request> CURRENT = ScopedValue.newInstance();

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("call-", 1).factory());
  private final Map<Object, Request> byId = new ConcurrentHashMap<>();

  /// Runs a request on a thread of its own; from now on it can be cancelled.
  void start(Object id, Runnable work) {
    Request request = begin(id);
    try {
      threads.execute(() -> run(id, request, work));
    } catch (RejectedExecutionException e) {
      byId.remove(id, request); // the process ends, and the client sees that
    }
  }

  /// Runs a request on this thread.
  void run(Object id, Runnable work) {
    run(id, begin(id), work);
  }

  private Request begin(Object id) {
    var request = new Request();
    byId.put(id, request);
    return request;
  }

  private void run(Object id, Request request, Runnable work) {
    try {
      ScopedValue.where(CURRENT, request).run(work);
    } finally {
      byId.remove(id, request);
      Heap.tidy();
    }
  }

  /// Runs work that changes nothing, and so may be interrupted.
  <T> T reading(Supplier<T> work) {
    Request request = CURRENT.orElse(new Request());
    request.beginReading();
    try {
      return work.get();
    } finally {
      request.endReading();
    }
  }

  /// Interrupts a request that nobody waits for any more, unless it changes something.
  void cancel(Object id) {
    Optional.ofNullable(byId.get(id)).ifPresent(Request::cancel);
  }

  /// Whether a request was cut short, so that its client gets no answer.
  boolean isCutShort(Object id) {
    return Optional.ofNullable(byId.get(id)).filter(Request::isCutShort).isPresent();
  }

  /// Returns when all requests are answered. Those that change something are waited for however
  /// long they take; others for some seconds.
  void finish() {
    threads.shutdown();
    if (!isQuietWithin(PATIENCE)) {
      hurry();
    }
    threads.close();
  }

  /// Returns when those that change something are answered; the others end now.
  void end() {
    hurry();
    finish();
  }

  /// Ends those soon that change nothing.
  void hurry() {
    byId.values().forEach(Request::hurry);
  }

  private boolean isQuietWithin(Duration limit) {
    try {
      return threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A request, whose reading may end early; a cancellation may come before it has begun to read.
  private static final class Request {
    private Optional<Thread> reader = Optional.empty();
    private boolean cancelled;
    private boolean hurried;
    private boolean cutShort;

    synchronized void beginReading() {
      reader = Optional.of(Thread.currentThread());
      interrupt();
    }

    synchronized void endReading() {
      reader = Optional.empty();
      Thread.interrupted();
    }

    synchronized void cancel() {
      cancelled = true;
      interrupt();
    }

    synchronized void hurry() {
      hurried = true;
      interrupt();
    }

    private void interrupt() {
      if (reader.isPresent() && (cancelled || hurried)) {
        cutShort |= cancelled;
        reader.get().interrupt();
      }
    }

    synchronized boolean isCutShort() {
      return cutShort;
    }
  }
}
