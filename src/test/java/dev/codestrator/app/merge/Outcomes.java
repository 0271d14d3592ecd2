package dev.codestrator.app.merge;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.testing.GitFixture;
import java.util.List;

/// Programs that a test runs and that must succeed.
final class Outcomes {
  private Outcomes() {}

  static String run(GitFixture where, String... words) {
    Outcome outcome = where.programs().run(Command.of(where.root(), List.of(words)));
    if (!outcome.ok()) {
      throw new AssertionError(String.join(" ", words) + ": " + outcome.complaint());
    }
    return outcome.out();
  }
}
