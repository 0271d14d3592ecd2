package dev.codestrator.git;

import java.util.List;

/// Lists of paths in messages.
final class Paths {
  private static final int SHOWN = 5;

  private Paths() {}

  /// The first few, and how many more there are.
  static String some(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())));
    return paths.size() > SHOWN ? first + " and " + (paths.size() - SHOWN) + " more" : first;
  }
}
