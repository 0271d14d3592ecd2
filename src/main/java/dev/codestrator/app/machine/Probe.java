package dev.codestrator.app.machine;

import dev.codestrator.app.Call;
import dev.codestrator.app.Places;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.job.StartJob;
import dev.codestrator.app.job.Starts;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Config;
import dev.codestrator.model.Power;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Tries whether an agent works with us: whether it is there, new enough, logged in, gets past its
/// questions, and tells by its hooks that it has its prompt.
///
/// It is launched as a job in an empty folder that it can't write, and ended as soon as it has
/// told; its model may have begun to answer by then.
public final class Probe {
  private static final String PROMPT = "Answer with one word: ready.";

  private final Supplier<JobServices> jobs;
  private final Places places;

  /// @param jobs launches and ends it
  /// @param places remembers where jobs were started, but not this one
  public Probe(Supplier<JobServices> jobs, Places places) {
    this.jobs = jobs;
    this.places = places;
  }

  /// Launches the agent of this provider once, with the settings of the caller's repository.
  ///
  /// @throws Rejection why it doesn't work
  public void launch(Call call, String provider) {
    Agreement.requireProvider(call, provider, false);
    Agreement.require(call, "tmux.socket");
    Path folder = Disk.createTemporaryFolder("orch-probe-");
    try {
      Call there = jobs.get().jobs().call(folder, call.caller());
      var settled =
          new Call(there.repository(), there.caller(), call.config(), there.store(), there.now());
      Agreement.in(there.repository()).give(Power.of(call.config()));
      Starts.Started started = jobs.get().starts().start(settled, request(folder, provider));
      jobs.get().control().delete(started.job());
    } finally {
      places.forget(folder);
      Disk.deleteTree(folder);
    }
  }

  private static StartJob request(Path folder, String provider) {
    return new StartJob(
        PROMPT,
        List.of(),
        false,
        Optional.empty(),
        Optional.of(provider),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Config.Codex.Sandbox.READ_ONLY),
        folder,
        false,
        List.of(),
        false,
        0,
        Optional.empty());
  }
}
