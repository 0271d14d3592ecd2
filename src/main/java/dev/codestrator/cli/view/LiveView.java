package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.app.live.Sight;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.io.Foreground;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The live view on a terminal. One thread owns the state and draws; others read keys, look at what
/// there is, and do what keys ask for, and tell it.
public final class LiveView {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofSeconds(30);

  private final LiveServices services;
  private final Surroundings around;
  private final Caller caller;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final Semaphore keyWanted = new Semaphore(1);
  private final OutputWatch outputs;
  private State state;
  private long seen;

  private LiveView(LiveServices services, Surroundings around, Caller caller, Sight first) {
    this.services = services;
    this.around = around;
    this.caller = caller;
    this.state = State.of(first);
    this.seen = System.nanoTime();
    this.outputs = new OutputWatch(services, news::add);
  }

  /// Shows the view until it is left.
  ///
  /// @return false when the terminal can't be drawn on
  public static boolean show(LiveServices services, Surroundings around, Caller caller) {
    Sight first = services.sights().look(around.folder(), caller);
    around.out().flush();
    Optional<Screen> opened = Screen.open(around.variable("NO_COLOR").isEmpty());
    if (opened.isEmpty()) {
      return false;
    }
    try (Screen screen = opened.get()) {
      new LiveView(services, around, caller, first).run(screen);
    }
    return true;
  }

  private void run(Screen screen) {
    screen.onResize(() -> news.add(new News.Resized()));
    background("keys", () -> readKeys(screen));
    background("look", () -> new Lookout(services, around.folder(), caller, news::add).run());
    while (!state.over()) {
      outputs.follow(state.chosen());
      screen.draw(Painting.lines(state, now(), screen.columns(), screen.rows()));
      next().ifPresent(each -> take(each, screen));
    }
    outputs.end();
  }

  private Optional<News> next() {
    Duration limit = state.sight().actors().anyMatch(Actor::works) ? TICK : REST;
    try {
      return Optional.ofNullable(news.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      state = state.ended();
      return Optional.empty();
    }
  }

  private Instant now() {
    return state.sight().at().plusNanos(System.nanoTime() - seen);
  }

  private void take(News each, Screen screen) {
    switch (each) {
      case News.Pressed pressed -> press(pressed.key(), screen);
      case News.Seen now -> {
        state = state.seeing(now.sight());
        seen = System.nanoTime();
      }
      case News.Output output -> state = state.hearing(output.of(), output.lines());
      case News.Told told -> state = state.told(told.words());
      case News.Refused refused -> state = state.refused(words(refused.refusal()));
      case News.Resized _ -> screen.redraw();
      case News.Failed failed -> throw failed.failure();
    }
  }

  private static String words(Rejection refusal) {
    String hint = refusal.hint().isBlank() ? "" : " (" + refusal.hint() + ")";
    return refusal.message() + hint;
  }

  private void press(Key key, Screen screen) {
    Step step = Keyboard.press(state, key);
    state = step.state();
    step.effect().ifPresent(effect -> perform(effect, screen));
    if (!state.over()) {
      keyWanted.release(); // else it would take a key that is meant for who comes after
    }
  }

  private void perform(Effect effect, Screen screen) {
    switch (effect) {
      case Effect.Attach attach -> attach(attach, screen);
      case Effect.Redraw _ -> screen.redraw();
      case Effect.Send send -> act(() -> services.acts().send(send.to(), send.text()));
      case Effect.Answer answer -> act(() -> services.acts().answer(answer.to(), answer.text()));
      case Effect.Interrupt interrupt -> act(() -> services.acts().interrupt(interrupt.whom()));
      case Effect.Stop stop -> act(() -> services.acts().stop(stop.whom()));
    }
  }

  private void attach(Effect.Attach attach, Screen screen) {
    try {
      String command = services.acts().attach(attach.whom(), attach.rw());
      screen.release();
      int exit = Foreground.run(around.folder(), command);
      state = exit == 0 ? state : state.refused("could not attach to " + attach.whom().id());
    } catch (Rejection e) {
      state = state.refused(words(e));
    } finally {
      screen.take();
    }
  }

  private void act(Supplier<String> work) {
    background("act", () -> news.add(new News.Told(work.get())));
  }

  /// Reads the next key only once the last one is dealt with: what it starts may want keys itself.
  private void readKeys(Screen screen) {
    var keys = new KeyReader(screen);
    try {
      while (true) {
        keyWanted.acquire();
        news.add(new News.Pressed(keys.read()));
      }
    } catch (IOException e) {
      news.add(new News.Pressed(Key.Named.LEAVE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void background(String name, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (Rejection e) {
            news.add(new News.Refused(e));
          } catch (RuntimeException e) {
            news.add(new News.Failed(e));
          }
        };
    Thread.ofPlatform().daemon().name(name).start(guarded);
  }
}
