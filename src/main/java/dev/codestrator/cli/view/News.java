package dev.codestrator.cli.view;

import dev.codestrator.app.live.Sight;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.util.List;

/// What the view is told while it waits.
sealed interface News {
  /// A key.
  record Pressed(Key key) implements News {}

  /// All as it is by now.
  record Seen(Sight sight) implements News {}

  /// The end of what somebody's terminal shows.
  record Output(Id of, List<String> lines) implements News {}

  /// How a command went.
  record Told(String words) implements News {}

  /// A command was refused.
  record Refused(Rejection refusal) implements News {}

  /// The terminal has another size.
  record Resized() implements News {}

  /// A bug.
  record Failed(RuntimeException failure) implements News {}
}
