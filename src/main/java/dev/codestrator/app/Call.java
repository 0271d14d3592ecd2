package dev.codestrator.app;

import dev.codestrator.model.Caller;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Seats;
import dev.codestrator.store.Store;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One call of a method: who calls, in which clone as it is now, at what time.
///
/// @param repository the clone and its worktrees
/// @param caller who calls
/// @param config the settings that hold for the caller
/// @param store the records
/// @param now when it was called
public record Call(Clone repository, Caller caller, Config config, Store store, Instant now) {
  /// The records as they are now.
  public View view() {
    return store.view();
  }

  /// Where the settings are that hold for the caller.
  public Path seat() {
    return new Seats(repository).of(caller.session().filter(id -> !id.equals(Session.JOBS)));
  }

  /// Changes records.
  public <R> R write(String label, Function<Draft, R> work) {
    return store.write(label, work);
  }

  /// Runs a change and throws it away.
  public <R> R rehearse(Function<Draft, R> work) {
    return store.rehearse(work);
  }

  /// The same call for another session, by the same settings.
  public Call in(Id session) {
    return new Call(repository, caller.in(session), config, store, now);
  }

  /// The caller's session.
  ///
  /// @throws Rejection.Invalid `no_session`
  public Id session() {
    return caller
        .session()
        .orElseThrow(() ->
            new Rejection.Invalid(
                "no_session",
                "this needs a session, and the caller belongs to none",
                openSession()
                        .map(id -> "name it: export ORCH_SESSION=" + id + ", or --session " + id)
                        .orElse("open one: orch open \"what you want\"")
                    + "; see orch sessions"));
  }

  /// The one session that is open; empty when there is none, or a choice.
  private Optional<Id> openSession() {
    List<Id> open =
        view().list(RecordType.SESSION).stream()
            .map(Stored::value)
            .filter(session -> session.status() == Session.Status.OPEN)
            .map(Session::id)
            .limit(2)
            .toList();
    return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
  }

  /// The record of the caller's session.
  public Stored<Session> sessionRecord(View view) {
    return view.find(RecordType.SESSION, session())
        .orElseThrow(() ->
            new Rejection.NotFound(
                "unknown_id",
                "there is no session " + session() + " on this machine",
                "see orch sessions; if its folder was deleted by hand, its branch is kept: git"
                    + " branch --list 'task/"
                    + session()
                    + "/*'"));
  }

  /// The root worktree of the caller's session.
  ///
  /// @throws Rejection.NotFound `worktree_gone` when it isn't on this machine
  public Checkout root() {
    return repository
        .rootOf(session())
        .orElseThrow(() ->
            new Rejection.NotFound(
                "worktree_gone",
                "the root worktree of session " + session() + " is not on this machine",
                "its branch is kept: git worktree list; git branch --list 'task/"
                    + session()
                    + "/*'"));
  }

  /// The tasks that the caller sees.
  public TaskTree tasks(View view) {
    return view.tasks(caller.session());
  }

  /// The worktree that this file is in.
  public Checkout checkoutOf(Path file) {
    return repository.checkouts().stream()
        .filter(checkout -> file.startsWith(checkout.root()))
        .max((a, b) -> Integer.compare(a.root().getNameCount(), b.root().getNameCount()))
        .orElseThrow();
  }
}
