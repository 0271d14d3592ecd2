package dev.codestrator.app.job;

import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.JobLaunching;
import dev.codestrator.app.thread.SendDirective;
import dev.codestrator.app.thread.SentDirective;
import dev.codestrator.app.thread.WaitRequest;
import dev.codestrator.app.thread.Waited;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Speaks to jobs, waits for them, ends them and puts them away.
public final class Control {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final List<ThreadStatus> TURN_OVER =
      List.of(
          ThreadStatus.IDLE,
          ThreadStatus.WAITING_USER_ANSWER,
          ThreadStatus.INTERRUPTED,
          ThreadStatus.COMPLETED,
          ThreadStatus.ERROR,
          ThreadStatus.STOPPED,
          ThreadStatus.LOST);
  private static final List<ThreadStatus> OVER =
      List.of(ThreadStatus.COMPLETED, ThreadStatus.ERROR, ThreadStatus.STOPPED, ThreadStatus.LOST);

  private final Jobs jobs;
  private final Children children;
  private final WorktreeFolders folders;

  /// @param jobs finds them
  /// @param children the methods of threads
  /// @param folders removes worktrees
  public Control(Jobs jobs, Children children, WorktreeFolders folders) {
    this.jobs = jobs;
    this.children = children;
    this.folders = folders;
  }

  /// The last lines that a job's terminal shows; of one without, the end of its log.
  public String capture(Job job, int lines) {
    return children
        .status(job.call(), new Children.StatusRequest(job.id().value(), lines))
        .lastResponse()
        .orElse("");
  }

  /// The command of the shell that shows a job's terminal.
  ///
  /// @param rw whether keys reach its agent
  public String attach(Job job, boolean rw) {
    var id = Optional.of(job.id().value());
    return children.attachInfo(job.call(), new Children.AttachRequest(id, rw)).command();
  }

  /// Tells a job something: at once when its turn is over; else when that ends, or in its place.
  ///
  /// @throws Rejection.Conflict `child_over`
  public SentDirective send(Job job, String text, boolean interrupt) {
    var mode = interrupt ? SendDirective.Mode.INTERRUPT_PATCH : SendDirective.Mode.QUEUE;
    return children.direct(job.call(), new SendDirective(job.id().value(), text, mode));
  }

  /// Waits until the turn of a job is over.
  ///
  /// @return empty when the time is up
  public Optional<Job> awaitTurn(Job job, int seconds) {
    return await(job, TURN_OVER, seconds);
  }

  /// Waits until a job is over.
  ///
  /// @return empty when the time is up
  public Optional<Job> awaitEnd(Job job, int seconds) {
    return await(job, OVER, seconds);
  }

  private Optional<Job> await(Job job, List<ThreadStatus> statuses, int seconds) {
    Waited waited =
        children.await(
            job.call(),
            new WaitRequest(Optional.of(job.id().value()), List.of(), true, statuses, seconds));
    return Optional.of(waited).filter(Waited::achieved).map(_ -> jobs.again(job));
  }

  /// Ends a job's program with all that it started, and its tmux session.
  public Job kill(Job job) {
    children.stop(job.call(), new Children.StopRequest(job.id().value(), true));
    return jobs.again(job);
  }

  /// Marks a job as done. Its program is ended, unless that itself says so.
  public Job done(Job job) {
    if (job.thread().status().isOver()) {
      throw new Rejection.Conflict(
          "job_over", "job " + job.id() + " is " + job.status().word() + " already", "see report");
    }
    job.call()
        .write(
            "job done",
            draft -> {
              Stored<AgentThread> stored = draft.get(RecordType.THREAD, job.id());
              return draft.save(
                  RecordType.THREAD, stored, stored.value().with(ThreadStatus.COMPLETED));
            });
    boolean itself = job.call().caller().thread().equals(Optional.of(job.id()));
    return itself ? jobs.again(job) : kill(jobs.again(job));
  }

  /// Deletes a job with all that is kept of it; one that runs is ended first. Its own worktree goes
  /// too, unless something in it is not committed; its branch stays.
  ///
  /// @return the worktree that stays
  public Optional<String> delete(Job job) {
    kill(job);
    Optional<String> kept = job.thread().worktree().flatMap(id -> removeWorktree(job, id));
    job.call().write("job delete", draft -> JobLaunching.forget(draft, job.id()));
    var folder = ThreadFolder.of(job.call().repository(), job.id());
    Disk.deleteTree(folder.events());
    Disk.deleteTree(folder.path());
    return kept;
  }

  private Optional<String> removeWorktree(Job job, Id worktree) {
    try {
      folders.remove(job.call(), job.workplace());
    } catch (Rejection e) {
      return Optional.of(job.workplace().toString());
    }
    job.call()
        .write(
            "job delete",
            draft -> {
              draft.remove(draft.get(RecordType.WORKTREE, worktree));
              return worktree;
            });
    return Optional.empty();
  }

  /// Whether a job ended so long ago that it is put away.
  public boolean isOld(Job job) {
    Instant limit = job.call().now().minus(KEPT);
    return job.completed().filter(at -> at.isBefore(limit)).isPresent();
  }
}
