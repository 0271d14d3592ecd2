package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.app.live.Sight;
import dev.codestrator.model.Id;
import dev.codestrator.model.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The list: sessions and jobs with those who belong to them, a line each. The wider the screen,
/// the more is told of each.
final class Roster {
  private static final int ID = 10;
  private static final int STATUS = 12;
  private static final int ROLE = 9;
  private static final int NUMBER = 7;
  private static final int WITH_TIME = 60;
  private static final int WITH_TOKENS = 76;
  private static final int WITH_ROLE = 96;
  private static final int LEAST = 16;
  private static final int THOUSAND = 1000;

  private final State state;
  private final Instant now;
  private final int columns;
  private final boolean someTokens;

  Roster(State state, Instant now, int columns) {
    this.state = state;
    this.now = now;
    this.columns = columns;
    this.someTokens = state.shown().stream().anyMatch(actor -> actor.tokens().isPresent());
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    Optional<Id> chosen = state.chosen().map(Actor::id);
    for (Sight.Troop troop : state.sight().troops()) {
      List<Actor> shown = troop.actors().stream().filter(state.filter()::fits).toList();
      if (shown.isEmpty() && !state.filter().isNone()) {
        continue;
      }
      lines.add(heading(troop));
      shown.forEach(actor -> lines.add(row(actor, chosen.equals(Optional.of(actor.id())))));
      if (shown.isEmpty()) {
        lines.add(Line.of("  no threads yet", Tone.FAINT));
      }
    }
    if (lines.isEmpty()) {
      lines.add(Line.of(nobody(), Tone.FAINT));
    }
    return lines;
  }

  private String nobody() {
    return state.filter().isNone()
        ? "No sessions and no jobs: orch open \"...\", orch job start \"...\""
        : "Nobody fits; Esc shows all";
  }

  private Line heading(Sight.Troop troop) {
    String title = troop.title().isEmpty() ? "" : "  " + troop.title();
    String state = "  " + troop.state();
    int room = columns - Cells.width(troop.name() + Span.plain(state));
    return Line.of(troop.name(), Tone.STRONG)
        .and(Cells.cut(title, room), Tone.STRONG)
        .and(state, Tone.FAINT);
  }

  private Line row(Actor actor, boolean chosen) {
    Line line =
        Line.of((chosen ? "> " : "  ") + Cells.fill(actor.id().value(), ID), Tone.PLAIN)
            .and(Cells.fill(Statuses.word(actor.status()), STATUS), Statuses.tone(actor.status()));
    if (columns >= WITH_TIME) {
      line = line.and(Cells.right(Texts.span(actor.elapsed(now)), NUMBER) + "  ", Tone.PLAIN);
    }
    if (columns >= WITH_TOKENS && someTokens) {
      String tokens = actor.tokens().map(Roster::thousands).orElse("");
      line = line.and(Cells.right(tokens, NUMBER - 2) + "  ", Tone.PLAIN);
    }
    if (columns >= WITH_ROLE) {
      line = line.and(Cells.fill(role(actor), ROLE), Tone.PLAIN);
    }
    Line whole = told(line, actor);
    return chosen ? whole.cut(columns).all(Tone.CHOSEN, columns) : whole;
  }

  /// With what it is for, and what it says.
  private Line told(Line line, Actor actor) {
    int room = columns - line.width();
    String scope = actor.scope().stream().map(Id::value).collect(Collectors.joining(" "));
    String title = (scope + " " + actor.title()).strip();
    Optional<String> words = words(actor);
    if (words.isEmpty() || room < 2 * LEAST) {
      return line.and(Cells.cut(title, room), Tone.PLAIN);
    }
    String said = Span.plain(" · " + words.get());
    int rest = room - Math.min(Cells.width(said), room / 2);
    return line.and(Cells.cut(title, rest), Tone.PLAIN).and(said, tone(actor));
  }

  private static Optional<String> words(Actor actor) {
    return switch (actor.status()) {
      case WAITING_USER_ANSWER -> actor.question().or(actor::lastMessage);
      case ERROR, LOST -> Optional.of(actor.detail()).filter(text -> !text.isBlank());
      case STARTING, PROCESSING, IDLE, COMPLETED, INTERRUPTED, STOPPED -> actor.lastMessage();
    };
  }

  private static Tone tone(Actor actor) {
    return switch (actor.status()) {
      case WAITING_USER_ANSWER -> Tone.WARN;
      case ERROR, LOST -> Tone.BAD;
      case STARTING, PROCESSING, IDLE, COMPLETED, INTERRUPTED, STOPPED -> Tone.FAINT;
    };
  }

  private static String role(Actor actor) {
    return switch (actor.role()) {
      case MERGE_REVIEWER -> "reviewer";
      case PLAN_ARCHITECT -> "planner";
      case DOC_MIRROR_MANAGER -> "mirror";
      case ROOT, WORKER, JOB -> actor.role().dashed();
    };
  }

  /// A number of tokens in little room.
  static String thousands(long tokens) {
    if (tokens < THOUSAND) {
      return Long.toString(tokens);
    }
    return tokens < THOUSAND * THOUSAND
        ? tokens / THOUSAND + "k"
        : tokens / (THOUSAND * THOUSAND) + "M";
  }
}
