package dev.codestrator.app.live;

import dev.codestrator.app.Call;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobStatus;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.ThreadFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A thread or a job, as it was seen.
///
/// @param session that it belongs to, [Session#JOBS] of a job
/// @param detail more about its status; may be empty
/// @param lastMessage what it said last
/// @param tokens how many it has used
/// @param percent how full its context is
/// @param ended when it ended; absent while it runs
/// @param place the folder that a job works in
public record Actor(
    Id id,
    Id session,
    Role role,
    String title,
    ThreadStatus status,
    String detail,
    Optional<String> question,
    Optional<String> lastMessage,
    Optional<Long> tokens,
    Optional<Integer> percent,
    Instant began,
    Optional<Instant> ended,
    List<Id> scope,
    Optional<String> place) {
  public Actor {
    scope = List.copyOf(scope);
  }

  /// A thread of a session.
  ///
  /// @param record its file, which was written when it was stopped
  static Actor of(Call call, Id session, ChildView child, Path record) {
    ThreadFolder folder = ThreadFolder.of(call.repository(), child.threadId());
    Optional<Instant> ended =
        Optional.of(child.status())
            .filter(ThreadStatus::isOver)
            .flatMap(_ -> folder.ended().or(() -> Disk.modified(record)));
    return of(
        session,
        child,
        child.status(),
        folder.began().orElse(child.createdAt()),
        ended,
        Optional.empty());
  }

  /// A job.
  static Actor of(Job job) {
    boolean pending = job.status() == JobStatus.PENDING;
    return of(
        Session.JOBS,
        job.child(),
        pending ? ThreadStatus.STARTING : job.turn(),
        job.started().orElse(job.created()),
        job.completed(),
        Optional.of(job.workplace().toString()));
  }

  private static Actor of(
      Id session,
      ChildView child,
      ThreadStatus status,
      Instant began,
      Optional<Instant> ended,
      Optional<String> place) {
    return new Actor(
        child.threadId(),
        session,
        child.role(),
        child.title(),
        status,
        child.detail(),
        child.question(),
        child.lastMessage(),
        child.tokens().map(ChildView.TokenUse::total),
        child.tokens().flatMap(ChildView.TokenUse::percent),
        began,
        ended,
        child.scope(),
        place);
  }

  /// How long it has run.
  public Duration elapsed(Instant now) {
    Duration elapsed = Duration.between(began, ended.orElse(now));
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }

  /// Whether it waits for somebody's answer.
  public boolean asks() {
    return status == ThreadStatus.WAITING_USER_ANSWER;
  }

  /// Whether it is at work.
  public boolean works() {
    return status == ThreadStatus.STARTING || status == ThreadStatus.PROCESSING;
  }

  /// Whether it is a job.
  public boolean isJob() {
    return session.equals(Session.JOBS);
  }
}
