package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.io.OsLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// Lets the spawns of a clone through one by one.
///
/// So each counts the children and sees the Cases that those before it have taken; and many at once
/// don't wait in vain for the lock of the records, which each of them needs for moments only:
/// making worktrees and starting programs keeps the processors busy.
final class SpawnGate {
  /// More than a score of spawns take.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Calls calls;

  /// @param calls begins a call again that had to wait
  SpawnGate(Calls calls) {
    this.calls = calls;
  }

  /// Does the work, which is given the call as it stands when its turn comes.
  ///
  /// @throws dev.codestrator.model.Rejection.Busy `lock_busy`, naming who is being spawned
  <R> R pass(Call call, Function<Call, R> work) {
    Path file = call.repository().localDir().resolve("spawn.lock");
    try (OsLock _ = OsLock.acquire(file, PATIENCE, call.caller().process())) {
      return work.apply(calls.again(call));
    }
  }
}
