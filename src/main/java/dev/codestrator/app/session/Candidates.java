package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Presence;
import dev.codestrator.app.lifecycle.CurrentReference;
import dev.codestrator.app.lifecycle.Where;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.store.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The method `resume.candidates.list`: the sessions whose roots are gone.
public final class Candidates {
  private final Sessions sessions;
  private final Work work;

  /// @param sessions tells how each stands
  /// @param work tells what each was about
  public Candidates(Sessions sessions, Work work) {
    this.sessions = sessions;
    this.work = work;
  }

  /// What `resume.candidates.list` takes.
  public record ListCandidates(
      @Param("the session that asks; it is no candidate itself") Optional<Id> requesterSessionId,
      @Param("silent seconds after which one counts as dead; default: its own limit, mostly 60")
          Optional<Integer> heartbeatTimeoutSeconds) {}

  /// Candidates in a list, the one that was heard of last first.
  public record CandidateList(List<Candidate> candidates) {}

  /// A session that somebody can go on with.
  ///
  /// @param lastSeen when its root called last
  /// @param silentSeconds how long that is ago
  /// @param rootEnded whether its root's process is known to have ended
  /// @param nextAction what it was about to do
  public record Candidate(
      Id sessionId,
      String slug,
      String request,
      String owner,
      String branch,
      Optional<String> path,
      Instant openedAt,
      Instant lastSeen,
      long silentSeconds,
      boolean rootEnded,
      boolean tmuxExists,
      Optional<Id> caseId,
      Optional<String> title,
      String nextAction) {}

  /// `resume.candidates.list`: open, silent for longer than its limit or with a root that is known
  /// to have ended, without a live process, and with something to go on with.
  public CandidateList list(Call call, ListCandidates request) {
    Optional<Id> requester =
        request
            .requesterSessionId()
            .map(id -> call.view().get(RecordType.SESSION, id).value().id());
    return new CandidateList(
        sessions.list(call, new ListSessions(false)).sessions().stream()
            .filter(each -> each.path().isPresent())
            .filter(each -> !requester.equals(Optional.of(each.id())))
            .filter(each -> !isAlive(call, each.id(), request.heartbeatTimeoutSeconds()))
            .flatMap(each -> candidate(call, each).stream())
            .sorted(Comparator.comparing(Candidate::lastSeen).reversed())
            .toList());
  }

  /// The candidates, and with them the session of the worktree that the caller stands in, unless a
  /// process serves it.
  List<Candidate> toChoose(Call call, Optional<Id> here) {
    List<Candidate> found =
        list(call, new ListCandidates(Optional.empty(), Optional.empty())).candidates();
    Stream<Candidate> own =
        sessions.list(call, new ListSessions(false)).sessions().stream()
            .filter(each -> here.equals(Optional.of(each.id())))
            .filter(each -> found.stream().noneMatch(one -> one.sessionId().equals(each.id())))
            .filter(each -> !Presence.of(call.repository(), each.id()).runs())
            .map(each ->
                candidate(call, each, Optional.empty(), Optional.empty(), "See orch status"));
    return Stream.concat(own, found.stream()).toList();
  }

  /// Whether a session's root is to be taken for alive.
  static boolean isAlive(Call call, Id id, Optional<Integer> seconds) {
    Session session = call.view().get(RecordType.SESSION, id).value();
    Duration limit = seconds.map(Duration::ofSeconds).orElse(Sessions.timeout(session));
    return Presence.of(call.repository(), id).alive(call.now(), limit, session.openedAt());
  }

  /// Empty when there is nothing that it was about.
  private Optional<Candidate> candidate(Call call, SessionSummary session) {
    try {
      Where where = work.current(call.in(session.id()), CurrentReference.reading(Optional.empty()));
      return where.isSomething()
          ? Optional.of(candidate(call, session, where.caseId(), where.title(), where.nextAction()))
          : Optional.empty();
    } catch (Rejection e) {
      return Optional.of(candidate(call, session, Optional.empty(), Optional.empty(), e.message()));
    }
  }

  private static Candidate candidate(
      Call call, SessionSummary session, Optional<Id> task, Optional<String> title, String next) {
    var presence = Presence.of(call.repository(), session.id());
    Instant lastSeen = presence.lastSeen().orElse(session.openedAt());
    return new Candidate(
        session.id(),
        session.slug(),
        session.request(),
        session.owner(),
        session.branch(),
        session.path(),
        session.openedAt(),
        lastSeen,
        Math.max(0, Duration.between(lastSeen, call.now()).toSeconds()),
        presence.ended(),
        session.tmuxExists(),
        task,
        title,
        next);
  }
}
