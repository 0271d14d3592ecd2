package dev.codestrator.model;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiPredicate;

/// Whether something fits two patterns, of which each is a row of parts: a search over pairs of
/// positions, since trying one way after the other takes time without end where many parts may be
/// anything.
///
/// @param any the part that stands for any number of others, none too
/// @param same whether something fits both of these parts, neither of which is `any`
record Meeting(List<String> a, List<String> b, String any, BiPredicate<String, String> same) {
  /// A position in each.
  private record Place(int i, int j) {}

  boolean happens() {
    var seen = new boolean[a.size() + 1][b.size() + 1];
    var open = new ArrayDeque<Place>();
    open.add(new Place(0, 0));
    while (!seen[a.size()][b.size()] && !open.isEmpty()) {
      Place place = open.remove();
      if (!seen[place.i][place.j]) {
        seen[place.i][place.j] = true;
        step(place, open);
      }
    }
    return seen[a.size()][b.size()];
  }

  private void step(Place place, ArrayDeque<Place> open) {
    boolean moreA = place.i < a.size();
    boolean moreB = place.j < b.size();
    boolean free = (moreA && isAny(a, place.i)) || (moreB && isAny(b, place.j));
    if (free && moreA) {
      open.add(new Place(place.i + 1, place.j));
    }
    if (free && moreB) {
      open.add(new Place(place.i, place.j + 1));
    }
    if (!free && moreA && moreB && same.test(a.get(place.i), b.get(place.j))) {
      open.add(new Place(place.i + 1, place.j + 1));
    }
  }

  private boolean isAny(List<String> parts, int at) {
    return parts.get(at).equals(any);
  }
}
