package dev.codestrator.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What an agent's program told of itself.
///
/// @param now the time that this is as of
/// @param begun when its launch script began
/// @param turns how many turns it has begun
/// @param events what its hooks filed, the newest last; old ones may be left out
/// @param transcript what the end of its transcript says
/// @param title the title of its pane
/// @param screen shows what its pane shows; asked as a last resort
public record Told(
    Instant now,
    Optional<Instant> begun,
    Optional<Integer> turns,
    List<HookEvent> events,
    Transcript transcript,
    String title,
    Supplier<Optional<String>> screen) {
  /// Of a program that tells nothing.
  public static final Told NOTHING =
      new Told(
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Transcript.NONE,
          "",
          Optional::empty);

  public Told {
    events = List.copyOf(events);
  }
}
