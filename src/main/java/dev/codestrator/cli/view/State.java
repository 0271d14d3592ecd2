package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.app.live.Sight;
import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// All that the view knows.
///
/// @param choice who was chosen last; maybe gone, or not shown now
/// @param output the end of what the terminal of the one below shows
/// @param outputOf whose that is
/// @param notice how the last command went; may be empty
/// @param failed whether it was refused
/// @param over whether the view is to end
record State(
    Sight sight,
    Optional<Id> choice,
    Filter filter,
    Mode mode,
    List<String> output,
    Optional<Id> outputOf,
    String notice,
    boolean failed,
    boolean over) {
  State {
    output = List.copyOf(output);
  }

  /// The view as it begins.
  static State of(Sight sight) {
    return new State(
        sight,
        Optional.empty(),
        Filter.NONE,
        new Mode.Browsing(),
        List.of(),
        Optional.empty(),
        "",
        false,
        false);
  }

  /// Those who are shown.
  List<Actor> shown() {
    return sight.actors().filter(filter::fits).toList();
  }

  /// Who is chosen: the first when nobody else was.
  Optional<Actor> chosen() {
    List<Actor> shown = shown();
    return shown.stream()
        .filter(actor -> choice.equals(Optional.of(actor.id())))
        .findFirst()
        .or(() -> shown.stream().findFirst());
  }

  /// What the chosen one's terminal shows, as far as it is known.
  List<String> chosenOutput() {
    boolean known = chosen().map(Actor::id).equals(outputOf);
    return known ? output : List.of();
  }

  State seeing(Sight now) {
    return new State(now, choice, filter, mode, output, outputOf, notice, failed, over);
  }

  State hearing(Id of, List<String> lines) {
    return new State(sight, choice, filter, mode, lines, Optional.of(of), notice, failed, over);
  }

  State choosing(Id id) {
    return new State(sight, Optional.of(id), filter, mode, output, outputOf, notice, failed, over);
  }

  State in(Mode other) {
    return new State(sight, choice, filter, other, output, outputOf, notice, failed, over);
  }

  State by(Filter other) {
    return new State(sight, choice, other, mode, output, outputOf, notice, failed, over);
  }

  State told(String words) {
    return new State(sight, choice, filter, mode, output, outputOf, words, false, over);
  }

  State refused(String words) {
    return new State(sight, choice, filter, mode, output, outputOf, words, true, over);
  }

  State ended() {
    return new State(sight, choice, filter, mode, output, outputOf, notice, failed, true);
  }
}
