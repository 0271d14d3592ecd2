package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What keys mean.
final class Keyboard {
  private static final int PAGE = 10;

  private Keyboard() {}

  /// The next state, and what is to be done.
  static Step press(State before, Key key) {
    State state = before.told("");
    if (key == Key.Named.LEAVE) {
      return Step.to(state.ended());
    }
    if (key == Key.Named.REDRAW) {
      return Step.to(state, new Effect.Redraw());
    }
    return switch (state.mode()) {
      case Mode.Browsing _ -> browse(state, key);
      case Mode.Helping _ -> Step.to(state.in(new Mode.Browsing()));
      case Mode.Filtering filtering -> filter(state, filtering, key);
      case Mode.Writing writing -> write(state, writing, key);
      case Mode.Confirming confirming -> confirm(state, confirming, key);
    };
  }

  private static Step browse(State state, Key key) {
    return switch (key) {
      case Key.Typed typed -> command(state, typed.codePoint());
      case Key.Pasted _ -> Step.to(state);
      case Key.Named named -> move(state, named);
    };
  }

  private static Step move(State state, Key.Named key) {
    return switch (key) {
      case UP -> Step.to(choose(state, -1));
      case DOWN -> Step.to(choose(state, 1));
      case PAGE_UP -> Step.to(choose(state, -PAGE));
      case PAGE_DOWN -> Step.to(choose(state, PAGE));
      case HOME -> Step.to(choose(state, -state.shown().size()));
      case END -> Step.to(choose(state, state.shown().size()));
      case ENTER -> chosen(state, actor -> Step.to(state, new Effect.Attach(actor, false)));
      case ESCAPE -> Step.to(state.by(Filter.NONE));
      case BACKSPACE, CLEAR, REDRAW, LEAVE, OTHER -> Step.to(state);
    };
  }

  private static State choose(State state, int steps) {
    List<Actor> shown = state.shown();
    Optional<Actor> chosen = state.chosen();
    if (chosen.isEmpty()) {
      return state;
    }
    int to = Math.clamp(shown.indexOf(chosen.get()) + (long) steps, 0, shown.size() - 1);
    return state.choosing(shown.get(to).id());
  }

  private static Step command(State state, int key) {
    return switch (key) {
      case 'q' -> Step.to(state.ended());
      case '?', 'h' -> Step.to(state.in(new Mode.Helping()));
      case 'j' -> Step.to(choose(state, 1));
      case 'k' -> Step.to(choose(state, -1));
      case 'g' -> move(state, Key.Named.HOME);
      case 'G' -> move(state, Key.Named.END);
      case '/' -> Step.to(state.in(new Mode.Filtering(state.filter())));
      case 'f' ->
          Step.to(state.by(new Filter(state.filter().text(), state.filter().show().next())));
      default -> chosen(state, actor -> command(state, key, actor));
    };
  }

  private static Step command(State state, int key, Actor actor) {
    return switch (key) {
      case 'a' -> Step.to(state, new Effect.Attach(actor, false));
      case 'A' -> Step.to(state, new Effect.Attach(actor, true));
      case 's' -> Step.to(state.in(new Mode.Writing(actor, false, "")));
      case 'r' ->
          actor.asks()
              ? Step.to(state.in(new Mode.Writing(actor, true, "")))
              : Step.to(state.refused(actor.id() + " asks nothing; to tell it something: s"));
      case 'i' -> Step.to(state, new Effect.Interrupt(actor));
      case 'x' ->
          actor.status().isOver()
              ? Step.to(state.refused(actor.id() + " is over already"))
              : Step.to(state.in(new Mode.Confirming(actor)));
      default -> Step.to(state);
    };
  }

  private static Step chosen(State state, Function<Actor, Step> then) {
    return state.chosen().map(then).orElseGet(() -> Step.to(state));
  }

  private static Step filter(State state, Mode.Filtering mode, Key key) {
    Filter filter = state.filter();
    if (key == Key.Named.ENTER) {
      return Step.to(state.in(new Mode.Browsing()));
    }
    if (key == Key.Named.ESCAPE) {
      return Step.to(state.by(mode.before()).in(new Mode.Browsing()));
    }
    if (key == Key.Named.UP || key == Key.Named.DOWN) {
      return Step.to(choose(state, key == Key.Named.UP ? -1 : 1));
    }
    return Step.to(state.by(new Filter(edited(filter.text(), key), filter.show())));
  }

  private static Step write(State state, Mode.Writing mode, Key key) {
    if (key == Key.Named.ESCAPE) {
      return Step.to(state.in(new Mode.Browsing()));
    }
    if (key != Key.Named.ENTER) {
      return Step.to(state.in(mode.with(edited(mode.text(), key))));
    }
    State done = state.in(new Mode.Browsing());
    if (mode.text().isBlank()) {
      return Step.to(done);
    }
    String text = mode.text().strip();
    return mode.answers()
        ? Step.to(
            done.told("Answering " + mode.to().id() + " …"), new Effect.Answer(mode.to(), text))
        : Step.to(
            done.told("Sending to " + mode.to().id() + " …"), new Effect.Send(mode.to(), text));
  }

  private static String edited(String text, Key key) {
    return switch (key) {
      case Key.Typed typed -> text + typed.text();
      case Key.Pasted pasted -> text + pasted.text().replaceAll("\\R", " ");
      case Key.Named.BACKSPACE ->
          text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(text.length(), -1));
      case Key.Named.CLEAR -> "";
      case Key.Named _ -> text;
    };
  }

  private static Step confirm(State state, Mode.Confirming mode, Key key) {
    State done = state.in(new Mode.Browsing());
    boolean yes = key.equals(Key.Typed.of('y')) || key.equals(Key.Typed.of('Y'));
    return yes
        ? Step.to(done.told("Stopping " + mode.whom().id() + " …"), new Effect.Stop(mode.whom()))
        : Step.to(done.told("Not stopped"));
  }
}
