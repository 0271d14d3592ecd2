package dev.codestrator.app.doctor;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the checks look at: all records of the clone, as one view of them. What several checks ask
/// for is read once.
final class Scene {
  /// How long something may be on its way before it counts as left by a crash.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

  private final Call call;
  private final View view;
  private final List<TaskTree> trees = new ArrayList<>();
  private final Map<TaskTree, List<Tasks.Known>> tasks = new LinkedHashMap<>();

  /// @param call who asks
  /// @param view the records; a draft when they are to be mended
  Scene(Call call, View view) {
    this.call = call;
    this.view = view;
  }

  Call call() {
    return call;
  }

  View view() {
    return view;
  }

  /// The tasks of a tree that can be read.
  List<Tasks.Known> tasks(TaskTree tree) {
    return tasks.computeIfAbsent(tree, Tasks::readable);
  }

  /// The task trees: the caller's own, and those of all open sessions on this machine.
  List<TaskTree> trees() {
    if (trees.isEmpty()) {
      var seats = new ArrayList<Path>();
      add(call.caller().session(), seats);
      for (Session session : openSessions()) {
        add(Optional.of(session.id()), seats);
      }
    }
    return trees;
  }

  private void add(Optional<Id> session, List<Path> seats) {
    Path seat = view.seats().of(session);
    if (!seats.contains(seat)) {
      seats.add(seat);
      trees.add(view.tasks(session));
    }
  }

  /// The open sessions whose root worktree is on this machine.
  List<Session> openSessions() {
    return view.list(RecordType.SESSION).stream()
        .map(Stored::value)
        .filter(session -> session.status() == Session.Status.OPEN)
        .filter(session -> view.repository().rootOf(session.id()).isPresent())
        .toList();
  }

  /// Whether there is such a record for which this holds. One that can't be read may be it.
  <T extends Record> boolean has(RecordType<T> type, Optional<Id> id, Predicate<T> which) {
    return id.filter(wanted ->
            find(type, wanted).map(which::test).orElseGet(() -> isUnreadable(type, wanted)))
        .isPresent();
  }

  /// The record with this ID; empty when it can't be read, which another check tells.
  <T extends Record> Optional<T> find(RecordType<T> type, Id id) {
    try {
      return view.find(type, id).map(Stored::value);
    } catch (Rejection.Invalid e) {
      return Optional.empty();
    }
  }

  private boolean isUnreadable(RecordType<?> type, Id id) {
    try {
      view.find(type, id);
      return false;
    } catch (Rejection.Invalid e) {
      return true;
    }
  }

  /// Whether this began so long ago that it isn't merely on its way, or so far in a time to come
  /// that the clock was put back since.
  boolean isLeftOver(Instant begun) {
    return begun.plus(ON_ITS_WAY).isBefore(call.now())
        || begun.minus(ON_ITS_WAY).isAfter(call.now());
  }

  /// The same call for a session.
  Call in(Session session) {
    return new Call(
        call.repository(), call.caller().in(session.id()), call.config(), call.store(), call.now());
  }

  /// The problem, to be mended only where the caller may write: in the main worktree when he stands
  /// there.
  Found guarded(Path file, Found found) {
    boolean foreign = call.checkoutOf(file).main() && !call.repository().here().main();
    return foreign && found.fix().isPresent()
        ? found.unfixable(
            "mend it from the main worktree: orch doctor --fix -C "
                + call.repository().main().root())
        : found;
  }
}
