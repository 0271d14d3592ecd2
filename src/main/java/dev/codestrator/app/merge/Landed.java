package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// Work that has landed.
///
/// @param commit the target's new head
/// @param files what changed there, outside the records
/// @param verified the command that passed before
/// @param pushed the remote that has it too
/// @param pushProblem why the remote doesn't have it; it has landed all the same
/// @param batch what became of the other requests that were landed with it
/// @param warnings changes of what others lease, and outside of the files of its Cases, where the
///   rules let them pass
public record Landed(
    Id requestId,
    String target,
    String commit,
    List<String> files,
    Optional<String> verified,
    Optional<String> pushed,
    Optional<String> pushProblem,
    List<Carried> batch,
    List<String> warnings) {

  /// The same with what became of the others.
  Landed with(List<Carried> others) {
    return new Landed(
        requestId,
        target,
        commit,
        files,
        verified,
        pushed,
        pushProblem,
        List.copyOf(others),
        warnings);
  }

  /// Another request that was to land with it.
  ///
  /// @param commit the target's commit that holds it
  /// @param problem why it has not landed
  /// @param warnings as in a landing of its own
  public record Carried(
      Id requestId,
      Id session,
      Optional<String> commit,
      Optional<String> problem,
      List<String> warnings) {}
}
