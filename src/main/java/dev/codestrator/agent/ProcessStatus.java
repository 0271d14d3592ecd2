package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;

/// What is known of an agent from its process alone.
final class ProcessStatus {
  private ProcessStatus() {}

  static Observation of(Facts facts) {
    if (facts.recorded().isOver()) {
      return new Observation(facts.recorded(), "record", "");
    }
    if (facts.exit().isPresent()) {
      return ended(facts.exit().getAsInt(), facts.workComplete());
    }
    if (facts.alive() && facts.recorded() == ThreadStatus.INTERRUPTED) {
      return new Observation(
          ThreadStatus.INTERRUPTED, "record", "it has not asked what to do next since");
    }
    if (facts.alive()) {
      return new Observation(ThreadStatus.PROCESSING, "process", "");
    }
    if (facts.started()) {
      return new Observation(
          ThreadStatus.LOST, "process", "its process is gone without an exit code");
    }
    return facts.pane()
        ? new Observation(ThreadStatus.STARTING, "process", "")
        : new Observation(ThreadStatus.LOST, "process", "its pane is gone");
  }

  private static Observation ended(int exit, boolean workComplete) {
    if (exit == 0 && workComplete) {
      return new Observation(ThreadStatus.COMPLETED, "process", "");
    }
    String detail = "exit " + exit + (workComplete ? "" : ", its work is not complete");
    return new Observation(ThreadStatus.ERROR, "process", detail);
  }
}
