package dev.codestrator;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Registry;
import dev.codestrator.api.Services;
import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.hook.Hooks;
import dev.codestrator.app.hook.Notices;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.install.Installing;
import dev.codestrator.app.job.Control;
import dev.codestrator.app.job.Health;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.job.Jobs;
import dev.codestrator.app.job.Starts;
import dev.codestrator.app.lease.CommitCheck;
import dev.codestrator.app.lifecycle.Agenda;
import dev.codestrator.app.lifecycle.Blocking;
import dev.codestrator.app.lifecycle.Cases;
import dev.codestrator.app.lifecycle.History;
import dev.codestrator.app.lifecycle.Steps;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.app.machine.Machine;
import dev.codestrator.app.machine.Probe;
import dev.codestrator.app.merge.Evidence;
import dev.codestrator.app.merge.FollowUp;
import dev.codestrator.app.merge.Requests;
import dev.codestrator.app.merge.Reviewers;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.merge.Verdicts;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.app.plan.Graph;
import dev.codestrator.app.plan.Materializing;
import dev.codestrator.app.plan.Pipelines;
import dev.codestrator.app.plan.Plans;
import dev.codestrator.app.session.Attaching;
import dev.codestrator.app.session.Candidates;
import dev.codestrator.app.session.Cleaning;
import dev.codestrator.app.session.Closing;
import dev.codestrator.app.session.Contexts;
import dev.codestrator.app.session.Idleness;
import dev.codestrator.app.session.Opening;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.system.Bundle;
import dev.codestrator.app.system.Undoing;
import dev.codestrator.app.task.Tasks;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.JobLaunching;
import dev.codestrator.app.trust.Trusting;
import dev.codestrator.app.workspace.CodexAgentLink;
import dev.codestrator.app.workspace.Collecting;
import dev.codestrator.app.workspace.CommitGuard;
import dev.codestrator.app.workspace.EarlyWarnings;
import dev.codestrator.app.workspace.Lookout;
import dev.codestrator.app.workspace.MergeDriver;
import dev.codestrator.app.workspace.Merging;
import dev.codestrator.app.workspace.Overlapping;
import dev.codestrator.app.workspace.Rescuing;
import dev.codestrator.app.workspace.Scheduler;
import dev.codestrator.app.workspace.Workspaces;
import dev.codestrator.git.Git;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.Programs;
import dev.codestrator.io.SystemPrograms;
import java.time.InstantSource;
import java.util.Map;

/// Connects the services: the one place that knows which serves which.
final class Wiring extends CommonServices {
  private Wiring(
      Map<String, String> environment, Programs programs, InstantSource clock, FaultPoint faults) {
    super(environment, programs, clock, faults);
  }

  /// The way of every call in this process.
  ///
  /// @param environment the process's variables
  static Dispatcher dispatcher(Map<String, String> environment, String version) {
    return dispatcher(environment, version, FaultPoint.NONE);
  }

  /// The same with other programs and another clock.
  static Dispatcher dispatcher(
      Map<String, String> environment, String version, Programs programs, InstantSource clock) {
    return new Wiring(environment, programs, clock, FaultPoint.NONE).dispatcher(version);
  }

  /// The same with places for a test to crash at.
  static Dispatcher dispatcher(Map<String, String> environment, String version, FaultPoint faults) {
    return new Wiring(environment, new SystemPrograms(), InstantSource.system(), faults)
        .dispatcher(version);
  }

  private Dispatcher dispatcher(String version) {
    return new Dispatcher(new Registry(services(version)), calls);
  }

  private Services services(String version) {
    Children children = children();
    var reviewers = new Reviewers(calls, folders, children, random);
    return new Services(
        forSessions(version, children, reviewers),
        new Services.ForTasks(
            new Tasks(),
            new Cases(git, checkpointing, new Lookout(overlapping)),
            new Steps(),
            new Blocking(inbox),
            new Agenda()),
        new Services.ForGraph(new Graph()),
        forWorkspace(),
        new Services.ForThreads(children),
        new Services.ForLifecycle(work, new History()),
        forMerge(children, reviewers),
        new Services.ForInbox(inbox),
        forSystem(version, children),
        new Services.ForPlans(new Plans(), new Materializing(), new Pipelines()));
  }

  private Services.ForSystem forSystem(String version, Children children) {
    return new Services.ForSystem(
        runtime,
        new Bundle(git, this::tmux, host.home(), version),
        new Mirrors(overlapping),
        new Doctor(git, children, leases, new Machine(host), new Probe(this::jobs, places)::launch),
        new Undoing());
  }

  private Services.ForSessions forSessions(String version, Children children, Reviewers reviewers) {
    var sessions = new Sessions(this::tmux);
    var closing = new Closing(git, checkpointing, children, reviewers, leases);
    var candidates = new Candidates(sessions, work);
    var contexts = new Contexts(worktrees, children, leases, queue, work, sessions);
    return new Services.ForSessions(
        new Workspaces(
            git,
            files,
            new MergeDriver(git, host.launcher()),
            this::tmux,
            new Installing(host.path()),
            new CodexAgentLink(host.launcher(), host.home()),
            version),
        new CommitGuard(git, host.launcher()),
        new Opening(
            git, calls, checkpointing, folders, files, this::tmux, random, sessions, candidates),
        contexts,
        sessions,
        closing,
        new Cleaning(calls, children, removing, closing, this::tmux),
        candidates,
        new Attaching(checkpointing, leases, contexts, new Idleness(git, checkpointing), children));
  }

  private Services.ForWorkspace forWorkspace() {
    return new Services.ForWorkspace(
        new Scheduler(),
        spawning,
        worktrees,
        new Merging(git, checkpointing, leases),
        removing,
        new Collecting(git, calls, removing),
        new Rescuing(git),
        leases,
        new CommitCheck(),
        overlapping);
  }

  private Services.ForMerge forMerge(Children children, Reviewers reviewers) {
    var reviews =
        new Reviews(git, checkpointing, mainLock, reviewers, children, new Verdicts(git, inbox));
    return new Services.ForMerge(
        new dev.codestrator.app.merge.Contexts(git),
        new Requests(queue, reviews, inbox),
        new FollowUp(),
        reviews,
        queue,
        mainLock,
        landing,
        new Evidence(git, programs, folders));
  }

  private Children children() {
    return new Children(
        calls, spawning, leases, inbox, runtime, Wiring::providers, this::tmux, host, random);
  }

  /// What the commands of jobs call.
  static JobServices jobs(Map<String, String> environment, Programs programs, InstantSource clock) {
    return new Wiring(environment, programs, clock, FaultPoint.NONE).jobs();
  }

  private JobServices jobs() {
    Children children = children();
    var jobs = new Jobs(calls, places, children);
    var launching =
        new JobLaunching(
            leases, runtime, Wiring::providers, this::tmux, host, folders, git, random);
    return new JobServices(
        jobs,
        new Starts(jobs, places, launching),
        new Control(jobs, children, folders),
        new Health(this::tmux, Wiring::providers, host));
  }

  /// What a live view calls.
  static LiveServices live(Map<String, String> variables, Programs programs, InstantSource clock) {
    var wiring = new Wiring(variables, programs, clock, FaultPoint.NONE);
    return LiveServices.of(wiring.calls, wiring.places, wiring.children(), wiring::tmux);
  }

  /// What answers the hooks of agents.
  static Hooks hooks(Map<String, String> environment, Programs programs, InstantSource clock) {
    var wiring = new Wiring(environment, programs, clock, FaultPoint.NONE);
    return new Hooks(wiring.calls, wiring.work, wiring.inbox, new Notices(programs, wiring::tmux));
  }

  /// What keeps what the user agreed to.
  static Trusting trusting(Map<String, String> environment) {
    return new Trusting(
        new Wiring(environment, new SystemPrograms(), InstantSource.system(), FaultPoint.NONE)
            .calls);
  }

  /// What renders the records.
  static Mirrors mirrors() {
    return new Mirrors(
        new Overlapping(new Git(new SystemPrograms()), new EarlyWarnings(new Inbox())));
  }

  /// What merges records for git.
  static MergeDriver mergeDriver(Map<String, String> environment) {
    return new MergeDriver(new Git(new SystemPrograms()), launcher(environment));
  }
}
