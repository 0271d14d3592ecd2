package dev.codestrator.app;

import dev.codestrator.git.Diffs;
import dev.codestrator.io.Change;
import dev.codestrator.store.Draft;
import java.util.stream.Collectors;

/// What a draft changes, as a patch that people read.
public final class Patch {
  private Patch() {}

  /// Unified diffs, a file after the other; empty when nothing changes.
  public static String of(Draft draft) {
    return draft.changes().stream()
        .map(change -> diff(draft, change))
        .collect(Collectors.joining())
        .strip();
  }

  private static String diff(Draft draft, Change change) {
    return Diffs.unified(draft.shown(change.path()), change.before(), change.after());
  }
}
