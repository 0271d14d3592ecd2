package dev.codestrator.app;

import dev.codestrator.model.Rejection;
import java.util.Optional;

/// A part of a list: the rows from `from` up to and without `to`.
///
/// @param next the cursor to the rest; empty when nothing was cut
public record Page(int from, int to, Optional<String> next) {
  /// The part of `size` rows that a limit and a cursor ask for.
  ///
  /// @throws Rejection.Invalid `wrong_cursor`
  public static Page of(int size, int limit, Optional<String> cursor) {
    int from = Math.min(size, cursor.map(Page::position).orElse(0));
    int to = Math.min(size, from + Math.max(1, limit));
    return new Page(from, to, to < size ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private static int position(String cursor) {
    try {
      return Math.max(0, Integer.parseInt(cursor));
    } catch (NumberFormatException e) {
      throw new Rejection.Invalid(
          "wrong_cursor",
          "'" + cursor + "' is no cursor",
          "give the one that the list before returned");
    }
  }
}
