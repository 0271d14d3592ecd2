package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.git.MergeForecast.Conflict;
import dev.codestrator.git.MergeForecast.Hunk;
import dev.codestrator.git.Trials;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The method `worktree.overlap`. Records don't count: they are merged by who owns them.
public final class Overlapping {
  private static final String RECORDS = Clone.STATE_FOLDER + "/";
  private static final int LONGEST = 4_000;

  private final Git git;
  private final EarlyWarnings warnings;

  /// @param git the program
  /// @param warnings tell workers of conflicts between them
  public Overlapping(Git git, EarlyWarnings warnings) {
    this.git = git;
    this.warnings = warnings;
  }

  /// Two branches that were tried.
  record Tried(Live ours, Live theirs, List<String> files, List<Conflict> conflicts) {
    boolean apart() {
      return files.isEmpty() && conflicts.isEmpty();
    }
  }

  /// `worktree.overlap`: every live branch of the caller's session, or of all, with each other and
  /// with the target. Running workers are told of conflicts between them, unless it only looks.
  public Overlaps overlap(Call call, OverlapRequest request) {
    View view = call.view();
    List<Live> live = Live.of(call, view, git, sessions(call, view, request));
    try (Trials trials = trials(call)) {
      List<Live.Seen> seen = look(trials, live);
      List<Tried> tried = tried(trials, seen);
      return new Overlaps(
          seen.stream().map(Overlapping::branch).distinct().toList(),
          tried.stream().map(Overlapping::shown).toList(),
          tried.stream().allMatch(each -> each.conflicts().isEmpty()),
          request.tell() ? warnings.tell(call, tried) : 0);
    }
  }

  /// Looks at the running workers of the caller's session alone, and tells those that would
  /// conflict.
  ///
  /// @param running worktrees of running workers
  void warn(Call call, List<Worktree> running) {
    try (Trials trials = trials(call)) {
      List<Live> live = running.stream().map(each -> Live.of(call, each)).toList();
      warnings.tell(call, tried(trials, look(trials, live)));
    }
  }

  /// Git looks at several worktrees at once.
  private static List<Live.Seen> look(Trials trials, List<Live> live) {
    return live.parallelStream().map(each -> each.look(trials)).toList();
  }

  private Trials trials(Call call) {
    return git.trials(call.repository().main().root(), RECORDS);
  }

  private static List<Session> sessions(Call call, View view, OverlapRequest request) {
    Optional<Id> own = call.caller().session().filter(_ -> !request.all());
    return view.list(RecordType.SESSION).stream()
        .map(Stored::value)
        .filter(session ->
            own.map(session.id()::equals).orElse(session.status() == Session.Status.OPEN))
        .toList();
  }

  private static List<Tried> tried(Trials trials, List<Live.Seen> seen) {
    List<Live.Seen> usable = seen.stream().filter(each -> each.tip().isPresent()).toList();
    var sides = new ArrayList<List<Live>>();
    var pairs = new ArrayList<Trials.Pair>();
    for (int i = 0; i < usable.size(); i++) {
      for (Live.Seen later : usable.subList(i + 1, usable.size())) {
        if (usable.get(i).live().isComparedWith(later.live())) {
          sides.add(List.of(usable.get(i).live(), later.live()));
          pairs.add(new Trials.Pair(usable.get(i).tip().orElseThrow(), later.tip().orElseThrow()));
        }
      }
    }
    List<Trials.Trial> results = trials.of(pairs);
    var tried = new ArrayList<Tried>();
    for (int i = 0; i < results.size(); i++) {
      tried.add(tried(sides.get(i), results.get(i)));
    }
    return tried.stream().filter(each -> !each.apart()).toList();
  }

  private static Tried tried(List<Live> sides, Trials.Trial trial) {
    return new Tried(
        sides.getFirst(),
        sides.getLast(),
        trial.files(),
        trial.forecast().conflicts().stream()
            .filter(each -> !each.path().startsWith(RECORDS))
            .toList());
  }

  private static Overlaps.Branch branch(Live.Seen seen) {
    Optional<Worktree> worktree = seen.live().worktree();
    return new Overlaps.Branch(
        seen.live().branch(),
        worktree.map(Worktree::id),
        worktree.map(Worktree::tasks).orElse(List.of()),
        seen.tip().map(Trials.Tip::uncommitted).orElse(List.of()),
        seen.problem());
  }

  private static Overlaps.Overlap shown(Tried tried) {
    return new Overlaps.Overlap(
        tried.ours().branch(), tried.theirs().branch(), tried.files(), cut(tried.conflicts()));
  }

  /// All hunks keep their lines; the texts of the later ones go when there is too much of it.
  private static List<Conflict> cut(List<Conflict> conflicts) {
    var shown = new ArrayList<Conflict>();
    int room = LONGEST;
    for (Conflict conflict : conflicts) {
      var hunks = new ArrayList<Hunk>();
      for (Hunk hunk : conflict.hunks()) {
        room -= hunk.text().length();
        hunks.add(
            room >= 0
                ? hunk
                : new Hunk(hunk.oursLines(), hunk.theirsLines(), "…: git merge-tree\n"));
      }
      shown.add(new Conflict(conflict.path(), conflict.kind(), hunks));
    }
    return shown;
  }
}
