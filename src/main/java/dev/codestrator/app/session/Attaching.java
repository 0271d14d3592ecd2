package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.Presence;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Pointers;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.Revived;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.util.List;
import java.util.Optional;

/// The method `resume.candidates.attach`: the caller becomes the root of a session whose root is
/// gone.
///
/// The session goes on under its own ID: worktrees, threads, leases, inbox and references stay
/// where they are, and running children find the new root under the name `root`. A session that the
/// caller had before, in which nothing was done yet, is handed off to it.
public final class Attaching {
  private final Checkpointing checkpointing;
  private final Leases leases;
  private final Contexts contexts;
  private final Idleness idleness;
  private final Children children;

  /// @param checkpointing makes the commit
  /// @param leases are kept for the new root
  /// @param contexts tells what was taken over
  /// @param idleness tells whether the caller's session before holds anything
  /// @param children go on when their programs are gone
  public Attaching(
      Checkpointing checkpointing,
      Leases leases,
      Contexts contexts,
      Idleness idleness,
      Children children) {
    this.checkpointing = checkpointing;
    this.leases = leases;
    this.contexts = contexts;
    this.idleness = idleness;
    this.children = children;
  }

  /// What `resume.candidates.attach` takes.
  public record Attach(
      @Param("the caller's session until now, if any; it is handed off")
          Optional<String> requesterSessionId,
      @Param("the session to go on with") String targetSessionId,
      @Param("silent seconds after which it counts as dead; default: its own limit")
          Optional<Integer> heartbeatTimeoutSeconds) {}

  /// What was taken over.
  ///
  /// @param sessionId the session to act for from now on
  /// @param handedOff the caller's session until now
  /// @param revived the children whose programs were gone
  /// @param context all that is going on in it
  public record Attached(
      String status,
      Id sessionId,
      Id threadId,
      Id worktreeId,
      String worktreePath,
      String branch,
      String previousOwner,
      Optional<Id> handedOff,
      List<Revived> revived,
      SessionContext context) {}

  /// `resume.candidates.attach`.
  ///
  /// @throws Rejection.Conflict `session_over`, `session_alive`, `requester_busy`
  public Attached attach(Call before, Attach request) {
    Session target = before.view().get(RecordType.SESSION, request.targetSessionId()).value();
    Call call = before.in(target.id());
    SessionRules.requireOpen(target);
    call.root();
    refuseAlive(before, target, request);
    Optional<Session> requester =
        request.requesterSessionId().map(id -> requester(before, id, target));
    call.write("resume.candidates.attach", draft -> takeOver(call, draft, target, requester));
    Presence.of(call.repository(), target.id()).tidy();
    Presence.mark(call);
    checkpointing.records(
        call,
        call.root(),
        "Attach session " + target.id() + ": " + target.slug(),
        About.session(target.id()));
    requester.ifPresent(each -> commit(before.in(each.id()), each));
    List<Revived> revived = children.revive(call);
    return new Attached(
        "attached",
        target.id(),
        target.thread(),
        target.worktree(),
        call.root().root().toString(),
        target.branch(),
        target.owner(),
        requester.map(Session::id),
        revived,
        contexts.context(call, new ContextRequest()));
  }

  /// Who already belongs to a session that no other process serves only takes its place again.
  private static void refuseAlive(Call call, Session target, Attach request) {
    var presence = Presence.of(call.repository(), target.id());
    boolean own = call.caller().session().equals(Optional.of(target.id()));
    boolean served = presence.runsBeside(call.caller().lasting());
    boolean heard =
        !own && Candidates.isAlive(call, target.id(), request.heartbeatTimeoutSeconds());
    if (served || (heard && !presence.runs())) {
      throw new Rejection.Conflict(
          "session_alive",
          "session "
              + target.id()
              + " has a root that lives: "
              + (served
                  ? "its process runs"
                  : "heard of at " + presence.lastSeen().orElse(target.openedAt())),
          served
              ? "end that root first, or let it work"
              : "wait until it is silent for "
                  + target.heartbeatTimeoutSeconds()
                  + " s, or say that it is dead after fewer: heartbeat_timeout_seconds");
    }
  }

  private Session requester(Call call, String prefix, Session target) {
    Session requester = call.view().get(RecordType.SESSION, prefix).value();
    if (requester.id().equals(target.id())) {
      throw new Rejection.Invalid(
          "same_session",
          "session " + target.id() + " was to be attached to itself",
          "leave requester_session_id out, or name another target: orch resume");
    }
    SessionRules.requireOpen(requester);
    idleness.require(call.in(requester.id()), requester);
    return requester;
  }

  private Session takeOver(Call call, Draft draft, Session target, Optional<Session> requester) {
    leases.keep(call, draft, target.id());
    Pointers.seat(draft, target.thread())
        .ifPresent(seat -> Work.askAgain(draft, seat, target.thread()));
    requester.ifPresent(each -> handOff(call, draft, each, target.id()));
    Stored<Session> stored = draft.get(RecordType.SESSION, target.id());
    Session taken = stored.value().attached(call.now(), call.caller().owner());
    return draft.save(RecordType.SESSION, stored, taken).value();
  }

  private void handOff(Call call, Draft draft, Session requester, Id target) {
    leases.releaseSession(call, draft, requester.id());
    Stored<AgentThread> root = draft.get(RecordType.THREAD, requester.thread());
    draft.save(RecordType.THREAD, root, root.value().with(ThreadStatus.STOPPED));
    Stored<Session> stored = draft.get(RecordType.SESSION, requester.id());
    draft.save(RecordType.SESSION, stored, stored.value().handedOff(call.now(), target));
  }

  private void commit(Call call, Session requester) {
    checkpointing.records(
        call,
        call.root(),
        "Hand off session " + requester.id() + ": " + requester.slug(),
        About.session(requester.id()));
  }
}
