package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import java.util.Locale;
import java.util.stream.Stream;

/// Who is shown.
///
/// @param text words that all occur in what is known of one
record Filter(String text, Show show) {
  static final Filter NONE = new Filter("", Show.ALL);

  /// By how they stand.
  enum Show {
    ALL,
    LIVE,
    ASKING,
    OVER;

    Show next() {
      return switch (this) {
        case ALL -> LIVE;
        case LIVE -> ASKING;
        case ASKING -> OVER;
        case OVER -> ALL;
      };
    }
  }

  boolean isNone() {
    return equals(NONE);
  }

  boolean fits(Actor actor) {
    boolean shown =
        switch (show) {
          case ALL -> true;
          case LIVE -> !actor.status().isOver();
          case ASKING -> actor.asks();
          case OVER -> actor.status().isOver();
        };
    String known = known(actor);
    return shown && Stream.of(text.toLowerCase(Locale.ROOT).split(" ")).allMatch(known::contains);
  }

  private static String known(Actor actor) {
    String words =
        String.join(
            " ",
            actor.id().value(),
            actor.session().value(),
            actor.role().dashed(),
            Kind.word(actor.status()),
            Statuses.word(actor.status()),
            actor.scope().toString(),
            actor.place().orElse(""),
            actor.title());
    return words.toLowerCase(Locale.ROOT);
  }

  /// As a title shows it.
  String shown() {
    String by = show == Show.ALL ? "" : Texts.words(show.name());
    String with = text.isBlank() ? "" : "/" + text;
    return (by + " " + with).strip();
  }
}
