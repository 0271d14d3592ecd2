package dev.codestrator.app.job;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Places;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.Texts;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The jobs of this machine, wherever they were started.
public final class Jobs {
  private static final Comparator<Job> ORDER =
      Comparator.comparing(Job::status).thenComparing(Job::created, Comparator.reverseOrder());

  private final Calls calls;
  private final Places places;
  private final Children children;

  /// @param calls begins calls
  /// @param places where jobs were started
  /// @param children the methods of threads
  public Jobs(Calls calls, Places places, Children children) {
    this.calls = calls;
    this.places = places;
    this.children = children;
  }

  /// A call that concerns the jobs of a folder.
  public Call call(Path folder, Caller caller) {
    return calls.begin(folder, caller.in(Session.JOBS));
  }

  /// All jobs, those that run first, the newest first.
  public List<Job> all(Path here, Caller caller) {
    var all = new ArrayList<Job>();
    for (Call call : callsOfPlaces(here, caller)) {
      all.addAll(of(call));
    }
    return all.stream().sorted(ORDER).toList();
  }

  private List<Job> of(Call call) {
    List<Stored<AgentThread>> stored = call.view().list(RecordType.THREAD, Session.JOBS);
    if (stored.isEmpty()) {
      return List.of();
    }
    var none = Optional.<Id>empty();
    Map<Id, ChildView> views =
        children
            .list(call, new Children.ListChildren(none, Optional.empty(), Optional.empty()))
            .threads()
            .stream()
            .collect(Collectors.toMap(ChildView::threadId, Function.identity()));
    return stored.stream()
        .flatMap(each ->
            Optional.ofNullable(views.get(each.value().id()))
                .map(view -> new Job(call, each, view))
                .stream())
        .toList();
  }

  /// The job with this ID or unique beginning of one.
  ///
  /// @throws Rejection.NotFound `unknown_id`
  /// @throws Rejection.Invalid `ambiguous_id` with the candidates
  public Job get(Path here, Caller caller, String prefix) {
    var found = new TreeMap<Id, Call>();
    for (Call call : callsOfPlaces(here, caller)) {
      call.view().list(RecordType.THREAD, Session.JOBS).stream()
          .map(each -> each.value().id())
          .filter(id -> prefix.length() > 2 && id.value().startsWith(prefix))
          .forEach(id -> found.put(id, call));
    }
    if (found.isEmpty()) {
      throw new Rejection.NotFound(
          "unknown_id", "there is no job '" + Texts.excerpt(prefix, 40) + "'", "see orch job jobs");
    }
    if (found.size() > 1) {
      throw new Rejection.Invalid(
          "ambiguous_id",
          "'" + prefix + "' begins " + found.size() + " jobs",
          found.keySet().stream().map(Id::value).collect(Collectors.joining(", ")));
    }
    return get(found.firstEntry().getValue(), found.firstKey());
  }

  /// A job as it is now.
  public Job get(Call call, Id id) {
    Stored<AgentThread> stored = call.view().get(RecordType.THREAD, id);
    return new Job(call, stored, children.status(call, new Children.StatusRequest(id.value(), 0)));
  }

  /// The same job, later.
  public Job again(Job job) {
    return get(calls.now(job.call()), job.id());
  }

  /// A call in each place; here first. A place that can't be read any more has no jobs.
  private List<Call> callsOfPlaces(Path here, Caller caller) {
    var found = new TreeMap<Path, Call>();
    Call first = call(here, caller);
    found.put(first.repository().commonDir(), first);
    for (Path folder : places.known()) {
      find(folder, caller)
          .ifPresent(call -> found.putIfAbsent(call.repository().commonDir(), call));
    }
    return List.copyOf(found.values());
  }

  private Optional<Call> find(Path folder, Caller caller) {
    try {
      return Optional.of(call(folder, caller));
    } catch (Rejection e) {
      return Optional.empty(); // it isn't ours to read, or is none any more
    }
  }
}
