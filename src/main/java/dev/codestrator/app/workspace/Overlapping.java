package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.git.MergeForecast;
import dev.codestrator.git.Trials;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The method `worktree.overlap`. Records don't count: they are merged by who owns them.
public final class Overlapping {
  private static final String RECORDS = Clone.STATE_FOLDER + "/";
  private static final int LONGEST = 2_000;

  private final Git git;

  /// @param git the program
  public Overlapping(Git git) {
    this.git = git;
  }

  /// A branch and where it is checked out.
  private record Live(
      String branch, Id session, Optional<Worktree> worktree, Optional<Checkout> checkout) {}

  /// `worktree.overlap`: every live branch of the caller's session, or of all, with each other and
  /// with the target.
  public Overlaps overlap(Call call, OverlapRequest request) {
    View view = call.view();
    List<Session> sessions = sessions(call, view, request);
    List<Live> live =
        Stream.concat(
                sessions.stream().flatMap(session -> live(call, view, session)),
                sessions.stream().flatMap(session -> target(call, session)))
            .toList();
    Path main = call.repository().main().root();
    try (Trials trials = git.trials(main, RECORDS)) {
      return overlap(trials, live);
    }
  }

  private static List<Session> sessions(Call call, View view, OverlapRequest request) {
    Optional<Id> own = call.caller().session().filter(_ -> !request.all());
    return view.list(RecordType.SESSION).stream()
        .map(Stored::value)
        .filter(session ->
            own.map(session.id()::equals).orElse(session.status() == Session.Status.OPEN))
        .toList();
  }

  private static Stream<Live> live(Call call, View view, Session session) {
    return view.list(RecordType.WORKTREE, session.id()).stream()
        .map(Stored::value)
        .filter(each -> each.status() == Worktree.Status.ACTIVE && !each.branch().isEmpty())
        .sorted(Comparator.comparing(Worktree::createdAt).thenComparing(Worktree::branch))
        .flatMap(each -> Worktrees.find(call, each).stream().map(at -> live(each, at)));
  }

  private static Live live(Worktree worktree, Checkout at) {
    return new Live(worktree.branch(), worktree.session(), Optional.of(worktree), Optional.of(at));
  }

  private Stream<Live> target(Call call, Session session) {
    return git.branchExists(call.repository().main().root(), session.target())
        ? Stream.of(new Live(session.target(), session.id(), Optional.empty(), Optional.empty()))
        : Stream.empty();
  }

  private static Overlaps overlap(Trials trials, List<Live> live) {
    var tips = new ArrayList<Trials.Tip>();
    for (Live each : live) {
      tips.add(
          each.checkout()
              .map(at -> trials.working(at.root()))
              .orElseGet(() -> trials.committed(each.branch())));
    }
    List<Overlaps.Overlap> overlaps = overlaps(trials, live, tips);
    return new Overlaps(
        branches(live, tips),
        overlaps,
        overlaps.stream().allMatch(each -> each.conflicts().isEmpty()));
  }

  private static List<Overlaps.Overlap> overlaps(
      Trials trials, List<Live> live, List<Trials.Tip> tips) {
    var names = new ArrayList<List<String>>();
    var pairs = new ArrayList<Trials.Pair>();
    for (int i = 0; i < live.size(); i++) {
      for (int j = i + 1; j < live.size(); j++) {
        if (belongTogether(live.get(i), live.get(j))) {
          names.add(List.of(live.get(i).branch(), live.get(j).branch()));
          pairs.add(new Trials.Pair(tips.get(i), tips.get(j)));
        }
      }
    }
    List<MergeForecast> forecasts = trials.merge(pairs);
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> overlap(names.get(i), trials.touchedByBoth(pairs.get(i)), forecasts.get(i)))
        .filter(each -> !each.files().isEmpty() || !each.conflicts().isEmpty())
        .toList();
  }

  /// A target is compared with the branches that go to it, and not with other targets.
  private static boolean belongTogether(Live a, Live b) {
    return b.worktree().isPresent()
        || (a.worktree().isPresent() && a.session().equals(b.session()));
  }

  private static List<Overlaps.Branch> branches(List<Live> live, List<Trials.Tip> tips) {
    var branches = new ArrayList<Overlaps.Branch>();
    for (int i = 0; i < live.size(); i++) {
      Optional<Worktree> worktree = live.get(i).worktree();
      branches.add(
          new Overlaps.Branch(
              live.get(i).branch(),
              worktree.map(Worktree::id),
              worktree.map(Worktree::tasks).orElse(List.of()),
              tips.get(i).uncommitted()));
    }
    return branches.stream().distinct().toList();
  }

  private static Overlaps.Overlap overlap(
      List<String> names, List<String> files, MergeForecast forecast) {
    List<MergeForecast.Conflict> conflicts =
        forecast.conflicts().stream().filter(each -> !each.path().startsWith(RECORDS)).toList();
    return new Overlaps.Overlap(
        names.getFirst(),
        names.getLast(),
        files,
        conflicts.stream().map(each -> each.path() + " (" + each.kind() + ")").toList(),
        hunks(conflicts));
  }

  private static String hunks(List<MergeForecast.Conflict> conflicts) {
    String all =
        conflicts.stream()
            .filter(each -> !each.hunks().isEmpty())
            .map(each -> each.path() + "\n" + each.hunks())
            .collect(Collectors.joining("\n"));
    return all.length() <= LONGEST
        ? all
        : all.substring(0, LONGEST) + "…\nthe rest: git merge-tree OURS THEIRS\n";
  }
}
