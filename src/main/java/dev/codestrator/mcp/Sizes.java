package dev.codestrator.mcp;

import dev.codestrator.model.Rejection;
import java.util.List;
import java.util.Map;

/// How much the parameters of a call may hold.
final class Sizes {
  private static final int DEEPEST = 64;
  private static final int LONGEST = 1_000_000;

  private Sizes() {}

  /// @throws Rejection.Invalid `too_deep` or `too_large`
  static void check(Map<?, ?> params) {
    int length = length(params, 1);
    if (length > LONGEST) {
      throw new Rejection.Invalid(
          "too_large",
          "the parameters hold " + length + " characters; " + LONGEST + " is the most",
          "put long text into a file of the worktree and name it");
    }
  }

  private static int length(Object value, int depth) {
    if (depth > DEEPEST) {
      throw new Rejection.Invalid(
          "too_deep",
          "the parameters nest deeper than " + DEEPEST + " levels",
          "no method takes such; see its fields in the tool's description");
    }
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> list.stream().mapToInt(item -> orNone(item, depth)).sum();
      case Map<?, ?> map -> map.values().stream().mapToInt(item -> orNone(item, depth)).sum();
      default -> 1;
    };
  }

  private static int orNone(Object item, int depth) {
    return item == null ? 0 : length(item, depth + 1);
  }
}
