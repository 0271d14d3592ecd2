package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The first line: where, how many do what, and what is shown of them.
final class TitleLine {
  private TitleLine() {}

  static Line of(State state, int columns) {
    Path place = Path.of(state.sight().place());
    String name = Optional.ofNullable(place.getFileName()).orElse(place).toString();
    Line line = Line.of("orch " + name, Tone.STRONG).and("  " + counts(state), Tone.PLAIN);
    if (state.filter().isNone()) {
      return line;
    }
    String filter = "only " + state.filter().shown();
    int gap = Math.max(2, columns - line.width() - Cells.width(filter));
    return line.and(" ".repeat(gap), Tone.PLAIN).and(filter, Tone.WARN);
  }

  private static String counts(State state) {
    var words = new ArrayList<String>();
    count(state, Actor::works, "at work", words);
    count(state, Actor::asks, "asking", words);
    count(state, actor -> rests(actor), "resting", words);
    count(state, actor -> actor.status().isOver(), "over", words);
    return words.isEmpty() ? "nobody at work" : String.join(", ", words);
  }

  private static boolean rests(Actor actor) {
    return !actor.works() && !actor.asks() && !actor.status().isOver();
  }

  private static void count(State state, Predicate<Actor> which, String word, List<String> words) {
    long count = state.sight().actors().filter(which).count();
    if (count > 0) {
      words.add(count + " " + word);
    }
  }
}
