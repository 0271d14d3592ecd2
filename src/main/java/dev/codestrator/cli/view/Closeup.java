package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.model.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is known of the one who is chosen, and the end of what his terminal shows.
final class Closeup {
  private static final int TOLD = 3;

  private final State state;
  private final Actor actor;
  private final Instant now;
  private final int columns;

  Closeup(State state, Actor actor, Instant now, int columns) {
    this.state = state;
    this.actor = actor;
    this.now = now;
    this.columns = columns;
  }

  /// At most so many lines.
  List<Line> lines(int room) {
    var lines = new ArrayList<Line>();
    lines.add(heading());
    lines.add(Line.of(actor.title(), Tone.STRONG));
    actor.place().ifPresent(place -> lines.add(Line.of("in " + place, Tone.FAINT)));
    if (!actor.detail().isBlank()) {
      lines.add(Line.of(actor.detail(), Statuses.tone(actor.status())));
    }
    actor.question().ifPresent(asked -> lines.addAll(told("asks: " + asked, Tone.WARN)));
    actor.lastMessage().ifPresent(said -> lines.addAll(told("says: " + said, Tone.PLAIN)));
    List<String> output = state.chosenOutput();
    int left = room - lines.size() - 1;
    if (left > 0 && !output.isEmpty()) {
      lines.add(rule(""));
      output
          .subList(Math.max(0, output.size() - left), output.size())
          .forEach(line -> lines.add(Line.of(line.replace("\t", "    "), Tone.PLAIN)));
    }
    return lines.subList(0, Math.min(room, lines.size()));
  }

  private Line heading() {
    var words = new ArrayList<String>();
    words.add(actor.id() + " " + actor.role().dashed());
    words.add(Statuses.word(actor.status()));
    words.add(Texts.span(actor.elapsed(now)));
    actor.tokens().ifPresent(tokens -> words.add(Roster.thousands(tokens) + " tokens"));
    actor.percent().ifPresent(percent -> words.add("context " + percent + "%"));
    return rule(" " + String.join(" · ", words) + " ");
  }

  private Line rule(String words) {
    String head = Cells.cut("━━" + words, columns);
    return Line.of(head, Tone.FAINT)
        .and("━".repeat(Math.max(0, columns - Cells.width(head))), Tone.FAINT);
  }

  /// A text in a few lines.
  private List<Line> told(String text, Tone tone) {
    List<String> lines = Wrapping.lines(Span.plain(text).strip(), columns);
    if (lines.size() <= TOLD) {
      return lines.stream().map(line -> Line.of(line, tone)).toList();
    }
    String last = Cells.head(lines.get(TOLD - 1), columns - 1) + "…";
    return Stream.concat(lines.stream().limit(TOLD - 1L), Stream.of(last))
        .map(line -> Line.of(line, tone))
        .toList();
  }
}
