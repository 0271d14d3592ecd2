package dev.codestrator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Where clients come in over HTTP, from this machine only.
///
/// A client that sends slowly is cut off; so many requests are served at a time, and no more.
public final class Door implements AutoCloseable {
  /// How many requests are served at a time.
  public static final int MOST_AT_A_TIME = 64;

  private static final int BACKLOG = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What the JDK's server is told by properties of the system: seconds in which a request must
  /// have come and be answered (the longest wait of a method is 15 minutes), how many connections
  /// there may be, how large headers may be.
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "30",
          "sun.net.httpserver.maxRspTime", "1200",
          "jdk.httpserver.maxConnections", "256",
          "sun.net.httpserver.maxIdleConnections", "64",
          "sun.net.httpserver.maxReqHeaders", "64",
          "sun.net.httpserver.maxReqHeaderSize", "32768",
          "sun.net.httpserver.nodelay", "true");

  private final HttpServer server;
  private final PrintStream err;
  private final Semaphore places = new Semaphore(MOST_AT_A_TIME);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile long lastUsed = System.nanoTime();

  private Door(HttpServer server, PrintStream err) {
    this.server = server;
    this.err = err;
  }

  /// Takes a port; nobody is let in yet.
  ///
  /// @param port 0 for any that is free
  /// @param err what went wrong inside, for people
  /// @throws Rejection.Busy `port_taken`
  public static Door at(int port, PrintStream err) {
    LIMITS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    try {
      var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      return new Door(HttpServer.create(here, BACKLOG), err);
    } catch (BindException e) {
      throw new Rejection.Busy(
          "port_taken",
          "port " + port + " can't be had: " + e.getMessage(),
          "give another, or 0 for any that is free");
    } catch (IOException e) {
      throw new Rejection.ToolFailed(
          "io_failed", "no server can be started: " + e.getMessage(), "try again");
    }
  }

  /// The port that it has.
  public int port() {
    return server.getAddress().getPort();
  }

  /// Lets clients in.
  public void open(Site site) {
    server.createContext("/", exchange -> serve(exchange, site));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void serve(HttpExchange exchange, Site site) throws IOException {
    try (exchange) {
      serve(new HttpCall(exchange), site);
    }
  }

  private void serve(HttpCall call, Site site) throws IOException {
    try {
      Site.Answering answering = site.admit(call);
      lastUsed = System.nanoTime();
      admitted(call, answering);
      lastUsed = System.nanoTime();
    } catch (Refused e) {
      refuse(call, site, e);
    } catch (RuntimeException | Error e) {
      err.println("error: this is a bug of orch: " + e);
      e.printStackTrace(err);
      refuse(call, site, new Refused(500, "this is a bug of orch: " + e));
    }
  }

  private void admitted(HttpCall call, Site.Answering answering) throws IOException {
    if (!places.tryAcquire()) {
      throw new Refused(
          503, MOST_AT_A_TIME + " requests are being served already", Map.of("Retry-After", "1"));
    }
    try {
      answering.answer(call);
    } finally {
      places.release();
    }
  }

  private static void refuse(HttpCall call, Site site, Refused refused) throws IOException {
    if (call.exchange().getResponseCode() < 0) {
      refused.headers().forEach(call::set);
      call.answer(refused.status(), HttpCall.JSON, site.body(refused));
    }
  }

  /// How long nobody has asked for anything.
  public Duration idle() {
    return places.availablePermits() < MOST_AT_A_TIME
        ? Duration.ZERO
        : Duration.ofNanos(System.nanoTime() - lastUsed);
  }

  /// Lets nobody in any more; returns when all is answered, or after a minute.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        places.tryAcquire(MOST_AT_A_TIME, PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      server.stop(0);
    }
  }
}
