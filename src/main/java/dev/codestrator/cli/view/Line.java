package dev.codestrator.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A line of the screen.
record Line(List<Span> spans) {
  static final Line EMPTY = new Line(List.of());

  Line {
    spans = List.copyOf(spans);
  }

  static Line of(String text, Tone tone) {
    return new Line(List.of(new Span(text, tone)));
  }

  /// The same with more behind it.
  Line and(String text, Tone tone) {
    var more = new ArrayList<>(spans);
    more.add(new Span(text, tone));
    return new Line(more);
  }

  String text() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  int width() {
    return spans.stream().mapToInt(Span::width).sum();
  }

  /// The same, cut where it is wider than this.
  Line cut(int cells) {
    var kept = new ArrayList<Span>();
    int left = cells;
    for (Span span : spans) {
      Span cut = new Span(Cells.cut(span.text(), left), span.tone());
      kept.add(cut);
      left -= cut.width();
    }
    return new Line(kept);
  }

  /// The same text over the whole width in one tone.
  Line all(Tone tone, int cells) {
    return of(Cells.fill(text(), cells), tone);
  }
}
