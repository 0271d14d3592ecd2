package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.util.Optional;

/// What the records and the process alone say of an agent, whatever its program is.
final class ProcessStatus {
  private static final String TIER = "process";

  private ProcessStatus() {}

  /// What they say of one whose program tells nothing itself.
  static Observation of(Facts facts) {
    return notRunning(facts).orElseGet(() -> running(facts.recorded()));
  }

  private static Observation running(ThreadStatus recorded) {
    return recorded == ThreadStatus.INTERRUPTED
        ? new Observation(recorded, "record", "it has not asked what to do next since")
        : new Observation(ThreadStatus.PROCESSING, TIER, "");
  }

  /// How it is when its program doesn't run: not yet, or no more. Only the records say that its
  /// work is complete.
  ///
  /// @return empty while its program runs
  static Optional<Observation> notRunning(Facts facts) {
    if (facts.recorded().isOver()) {
      return Optional.of(new Observation(facts.recorded(), "record", ""));
    }
    if (facts.exit().isPresent()) {
      return Optional.of(ended(facts.exit().getAsInt(), facts.workComplete()));
    }
    return facts.alive() ? Optional.empty() : Optional.of(gone(facts));
  }

  private static Observation gone(Facts facts) {
    if (facts.started()) {
      return lost("its process is gone without an exit code");
    }
    return facts.pane()
        ? new Observation(ThreadStatus.STARTING, TIER, "")
        : lost("its pane is gone");
  }

  /// Of one that can't be reached any more.
  static Observation lost(String detail) {
    return new Observation(ThreadStatus.LOST, TIER, detail);
  }

  private static Observation ended(int exit, boolean workComplete) {
    if (exit == 0 && workComplete) {
      return new Observation(ThreadStatus.COMPLETED, TIER, "");
    }
    String detail = "exit " + exit + (workComplete ? "" : ", its work is not complete");
    return new Observation(ThreadStatus.ERROR, TIER, detail);
  }
}
