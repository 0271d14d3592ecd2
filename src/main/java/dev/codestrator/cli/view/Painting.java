package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws the state: as many lines as the screen has rows, none wider than it.
final class Painting {
  /// Below so many rows there is only the list.
  private static final int LOW = 10;

  private final State state;
  private final Instant now;
  private final int columns;
  private final int rows;

  private Painting(State state, Instant now, int columns, int rows) {
    this.state = state;
    this.now = now;
    this.columns = columns;
    this.rows = rows;
  }

  /// The lines of the screen.
  static List<Line> lines(State state, Instant now, int columns, int rows) {
    var painting = new Painting(state, now, columns, rows);
    List<Line> lines =
        state.mode() instanceof Mode.Helping ? HelpScreen.lines(rows) : painting.all();
    return lines.stream().limit(rows).map(line -> line.cut(columns)).toList();
  }

  private List<Line> all() {
    var lines = new ArrayList<Line>();
    lines.add(TitleLine.of(state, columns));
    List<Line> bottom = Footer.lines(state, columns);
    int room = rows - 1 - bottom.size();
    List<Line> people = new Roster(state, now, columns).lines();
    Optional<Actor> chosen = state.chosen().filter(_ -> rows >= LOW);
    int below = chosen.isPresent() ? Math.max(room - people.size(), room / 2) : 0;
    lines.addAll(window(people, room - below));
    chosen.ifPresent(actor -> lines.addAll(new Closeup(state, actor, now, columns).lines(below)));
    fill(lines, rows - bottom.size());
    lines.addAll(
        bottom.subList(Math.clamp(bottom.size() - rows + 1L, 0, bottom.size()), bottom.size()));
    return lines;
  }

  /// The part of the list around who is chosen.
  private static List<Line> window(List<Line> lines, int room) {
    int chosen = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).spans().stream().anyMatch(span -> span.tone() == Tone.CHOSEN)) {
        chosen = i;
      }
    }
    if (room <= 0) {
      return List.of();
    }
    int last = Math.max(0, lines.size() - room);
    int from = chosen < room ? 0 : Math.clamp(chosen - room / 2, 0, last);
    return lines.subList(from, Math.min(lines.size(), from + room));
  }

  private static void fill(List<Line> lines, int count) {
    while (lines.size() < count) {
      lines.add(Line.EMPTY);
    }
  }
}
