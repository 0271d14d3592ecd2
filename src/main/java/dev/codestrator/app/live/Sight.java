package dev.codestrator.app.live;

import dev.codestrator.model.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What there is to see at one time.
///
/// @param place the repository, or the folder outside of any
/// @param leases what is leased, as `PATHS (HOLDER)`
/// @param queue the merges that wait, as `BRANCH (STATUS)`
/// @param unread how many messages wait for roots
/// @param problems what could not be seen
public record Sight(
    Instant at,
    String place,
    List<Troop> troops,
    List<String> leases,
    List<String> queue,
    int unread,
    List<String> problems) {
  public Sight {
    troops = List.copyOf(troops);
    leases = List.copyOf(leases);
    queue = List.copyOf(queue);
    problems = List.copyOf(problems);
  }

  /// Those who belong together: a session's threads, or the jobs.
  ///
  /// @param name the session's ID, or `jobs`
  /// @param state how the session stands
  public record Troop(String name, String title, String state, List<Actor> actors) {
    public Troop {
      actors = List.copyOf(actors);
    }
  }

  /// All who act, in the order of the troops.
  public Stream<Actor> actors() {
    return troops.stream().flatMap(troop -> troop.actors().stream());
  }

  /// The one with this ID.
  public Optional<Actor> find(Id id) {
    return actors().filter(actor -> actor.id().equals(id)).findFirst();
  }
}
