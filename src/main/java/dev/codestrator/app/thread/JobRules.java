package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a job may be started: what it claims is free, and nobody else writes in its folder.
///
/// Several may write in one folder when all of them claim what they write: no claims overlap then.
final class JobRules {
  private final Leases leases;
  private final Watching watching;

  JobRules(Leases leases, Watching watching) {
    this.leases = leases;
    this.watching = watching;
  }

  /// Records the job and leases what it claims, or refuses. What is in the way of one that is
  /// forced becomes a warning.
  ///
  /// @throws Rejection.Conflict `folder_taken`, `lease_held`
  List<String> admit(Call call, Draft draft, AgentThread job, JobOrder order, List<Pane> panes) {
    var warnings = new ArrayList<String>();
    settle(call, draft, panes);
    writer(call, draft, job, order, panes)
        .ifPresent(other -> weigh(taken(job, other), order, warnings));
    draft.add(RecordType.THREAD, job);
    if (!order.claims().isEmpty()) {
      try {
        leases.grant(call, draft, lease(call, draft, job, order), false);
      } catch (Rejection.Conflict e) {
        weigh(e, order, warnings);
      }
    }
    return warnings;
  }

  private static void weigh(Rejection.Conflict reason, JobOrder order, List<String> warnings) {
    if (!order.force()) {
      throw reason;
    }
    warnings.add(reason.message());
  }

  /// Frees what jobs lease that have ended.
  private void settle(Call call, Draft draft, List<Pane> panes) {
    for (Stored<Lease> lease : draft.list(RecordType.LEASE, Session.JOBS)) {
      boolean over =
          lease.value().state() == Lease.State.HELD
              && lease
                  .value()
                  .thread()
                  .flatMap(id -> draft.find(RecordType.THREAD, id))
                  .filter(holder -> !isLive(call, draft, holder.value(), panes))
                  .isPresent();
      if (over) {
        leases.release(call, draft, lease);
      }
    }
  }

  private Optional<AgentThread> writer(
      Call call, View view, AgentThread job, JobOrder order, List<Pane> panes) {
    if (order.worktree() || !writes(call, job)) {
      return Optional.empty();
    }
    return view.list(RecordType.THREAD, Session.JOBS).stream()
        .map(Stored::value)
        .filter(other -> other.folder().equals(job.folder()) && writes(call, other))
        .filter(other -> order.claims().isEmpty() || !claims(view, other))
        .filter(other -> isLive(call, view, other, panes))
        .findFirst();
  }

  private static boolean claims(View view, AgentThread job) {
    return view.list(RecordType.LEASE, Session.JOBS).stream()
        .anyMatch(lease ->
            lease.value().state() == Lease.State.HELD
                && lease.value().thread().equals(Optional.of(job.id())));
  }

  private static boolean writes(Call call, AgentThread job) {
    return job.sandbox().orElse(call.config().agents().codex().sandbox())
        != Config.Codex.Sandbox.READ_ONLY;
  }

  /// One that is just being started has no pane yet.
  private boolean isLive(Call call, View view, AgentThread job, List<Pane> panes) {
    Watching.Seen seen = watching.look(call, view, job, panes);
    return seen.runs()
        || !seen.observation().status().isOver()
        || (seen.observation().status() == ThreadStatus.LOST && isYoung(call, job));
  }

  /// Whether a job may still be on its way to its pane.
  static boolean isYoung(Call call, AgentThread job) {
    Duration limit = Duration.ofSeconds(call.config().limits().readySeconds());
    return job.status() == ThreadStatus.STARTING && job.createdAt().plus(limit).isAfter(call.now());
  }

  private static Rejection.Conflict taken(AgentThread job, AgentThread other) {
    return new Rejection.Conflict(
        "folder_taken",
        "job " + other.id() + " may write in " + job.folder().orElseThrow() + ", and it lives",
        "give each its own: --worktree; or let both --claim what they write; or only read: -s"
            + " read-only; or --force");
  }

  private static Lease lease(Call call, Draft draft, AgentThread job, JobOrder order) {
    return new Lease(
        Lease.State.HELD,
        draft.newId(Id.Kind.LOCK),
        Optional.of(job.id()),
        Session.JOBS,
        Lease.ScopeType.GLOB,
        Lease.Mode.EXCLUSIVE,
        call.config().limits().leaseSeconds(),
        0,
        call.now(),
        "claimed by job: " + job.title(),
        order.claims().stream().map(PathScope::normalise).distinct().sorted().toList());
  }
}
