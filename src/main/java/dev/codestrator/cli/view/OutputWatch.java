package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.app.thread.TerminalText;
import dev.codestrator.io.Watch;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Follows the terminal of the one who is chosen: reads it when its log has grown.
final class OutputWatch {
  private static final int LINES = 100;

  /// Who is passed by on the way to another isn't read.
  private static final Duration DWELL = Duration.ofMillis(80);

  private static final Duration BREATH = Duration.ofMillis(400);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final LiveServices services;
  private final Consumer<News> news;
  private final AtomicInteger turn = new AtomicInteger();
  private Optional<Id> followed = Optional.empty();

  OutputWatch(LiveServices services, Consumer<News> news) {
    this.services = services;
    this.news = news;
  }

  /// Follows this one from now on, and nobody else.
  void follow(Optional<Actor> chosen) {
    Optional<Id> id = chosen.map(Actor::id);
    if (!id.equals(followed)) {
      followed = id;
      int mine = turn.incrementAndGet();
      chosen.ifPresent(
          actor -> Thread.ofPlatform().daemon().name("output").start(() -> read(actor, mine)));
    }
  }

  /// Follows nobody any more.
  void end() {
    turn.incrementAndGet();
  }

  private void read(Actor actor, int mine) {
    LockSupport.parkNanos(DWELL.toNanos());
    try (Watch watch = services.changes().output(actor)) {
      while (turn.get() == mine) {
        String text = TerminalText.plain(services.acts().output(actor, LINES));
        news.accept(new News.Output(actor.id(), text.stripTrailing().lines().toList()));
        LockSupport.parkNanos(BREATH.toNanos());
        while (turn.get() == mine && !watch.await(GLANCE)) {
          // nothing new on it
        }
      }
    } catch (Rejection e) {
      news.accept(new News.Refused(e));
    } catch (RuntimeException e) {
      news.accept(new News.Failed(e));
    }
  }
}
