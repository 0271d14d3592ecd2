package dev.codestrator.app.live;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.Jobs;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.session.ListSessions;
import dev.codestrator.app.session.SessionSummary;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Message;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at all that there is: the sessions of a clone, their threads, and the jobs of the machine.
public final class Sights {
  private static final int ENDED_JOBS = 20;

  private final Calls calls;
  private final Sessions sessions;
  private final Children children;
  private final Jobs jobs;
  private final Map<Id, Call> homes = new ConcurrentHashMap<>();
  private volatile Optional<Call> ours = Optional.empty();

  /// @param calls begins calls
  /// @param sessions lists them
  /// @param children the methods of threads
  /// @param jobs lists them
  public Sights(Calls calls, Sessions sessions, Children children, Jobs jobs) {
    this.calls = calls;
    this.sessions = sessions;
    this.children = children;
    this.jobs = jobs;
  }

  /// All as it is now.
  public Sight look(Path here, Caller caller) {
    var troops = new ArrayList<Sight.Troop>();
    var problems = new ArrayList<String>();
    Optional<Call> call = clone(here, caller);
    call.ifPresent(each -> troops.addAll(troops(each, here, problems)));
    Call now = jobs.call(here, caller);
    ours = Optional.of(now);
    jobs(jobs.all(here, caller)).ifPresent(troops::add);
    Optional<View> view = call.map(Call::view);
    return new Sight(
        now.now(),
        now.repository().main().root().toString(),
        troops,
        call.map(each -> leases(each)).orElse(List.of()),
        view.map(Sights::queue).orElse(List.of()),
        view.map(Sights::unread).orElse(0),
        problems);
  }

  /// Empty outside of repositories.
  private Optional<Call> clone(Path here, Caller caller) {
    try {
      return Optional.of(calls.begin(here, caller));
    } catch (Rejection.NotFound e) {
      return Optional.empty();
    }
  }

  private List<Sight.Troop> troops(Call call, Path here, List<String> problems) {
    Sessions.SessionList list = sessions.list(call, new ListSessions(false));
    problems.addAll(list.unreadable());
    var troops = new ArrayList<Sight.Troop>();
    for (SessionSummary session : list.sessions()) {
      try {
        troops.add(troop(calls.begin(here, call.caller().in(session.id())), session));
      } catch (Rejection e) {
        problems.add(session.id() + ": " + e.message());
      }
    }
    return troops;
  }

  private Sight.Troop troop(Call call, SessionSummary session) {
    var all = new Children.ListChildren(Optional.empty(), Optional.empty(), Optional.empty());
    Map<Id, ChildView> views =
        children.list(call, all).threads().stream()
            .collect(Collectors.toMap(ChildView::threadId, Function.identity()));
    List<Actor> actors =
        call.view().list(RecordType.THREAD, session.id()).stream()
            .sorted(Comparator.comparing(stored -> stored.value().createdAt()))
            .flatMap(stored ->
                Optional.ofNullable(views.get(stored.value().id()))
                    .map(view -> Actor.of(call, session.id(), view, stored.file()))
                    .stream())
            .toList();
    actors.forEach(actor -> homes.put(actor.id(), call));
    String root = session.alive() ? "root alive" : "root gone";
    return new Sight.Troop(
        session.id().value(), session.request(), Kind.word(session.status()) + ", " + root, actors);
  }

  /// Those that run, and the newest of the others.
  private Optional<Sight.Troop> jobs(List<Job> all) {
    List<Job> over = all.stream().filter(job -> job.status().isOver()).toList();
    List<Job> kept = over.subList(0, Math.min(ENDED_JOBS, over.size()));
    List<Actor> actors =
        all.stream()
            .filter(job -> !job.status().isOver() || kept.contains(job))
            .map(Actor::of)
            .toList();
    all.forEach(job -> homes.put(job.id(), job.call()));
    String state = all.size() - over.size() + " running";
    return actors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sight.Troop("jobs", "", state, actors));
  }

  private static List<String> leases(Call call) {
    return Leases.held(call, call.view()).stream().map(Stored::value).map(Sights::lease).toList();
  }

  private static String lease(Lease lease) {
    String holder = lease.thread().map(Id::value).orElse(lease.session().value());
    return String.join(", ", lease.paths()) + " (" + holder + ")";
  }

  private static List<String> queue(View view) {
    return view.list(RecordType.QUEUE_ENTRY).stream()
        .map(Stored::value)
        .filter(QueueEntry::isOpen)
        .map(entry -> entry.session() + " into " + entry.target() + " " + Kind.word(entry.status()))
        .toList();
  }

  private static int unread(View view) {
    List<Id> roots =
        view.list(RecordType.SESSION).stream()
            .map(Stored::value)
            .filter(session -> session.status() == Session.Status.OPEN)
            .map(Session::thread)
            .toList();
    return (int)
        view.list(RecordType.MESSAGE).stream()
            .map(Stored::value)
            .filter(message -> message.status() == Message.Status.PENDING)
            .filter(message -> roots.contains(message.receiver()))
            .count();
  }

  /// A call about one who was seen, as of now.
  ///
  /// @throws Rejection.NotFound `unknown_id`
  Call home(Id actor) {
    return Optional.ofNullable(homes.get(actor))
        .map(calls::now)
        .orElseThrow(() ->
            new Rejection.NotFound("unknown_id", "there is no thread " + actor, "look again"));
  }

  /// The clone that one who was seen is kept in.
  Clone repository(Id actor) {
    return Optional.ofNullable(homes.get(actor)).map(Call::repository).orElseThrow();
  }

  /// The clones that were looked at.
  List<Clone> clones() {
    return Stream.concat(ours.stream(), homes.values().stream())
        .map(Call::repository)
        .distinct()
        .toList();
  }
}
