package dev.codestrator.cli.view;

import dev.codestrator.app.live.Sight;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.util.List;

/// What the view is told while it waits.
sealed interface News {
  record Pressed(Key key) implements News {}

  record Seen(Sight sight) implements News {}

  /// The end of what somebody's terminal shows.
  record Output(Id of, List<String> lines) implements News {}

  /// How a command went.
  record Told(String words) implements News {}

  record Refused(Rejection refusal) implements News {}

  record Resized() implements News {}

  /// A bug.
  record Failed(RuntimeException failure) implements News {}
}
