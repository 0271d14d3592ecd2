package dev.codestrator.app.lease;

import dev.codestrator.app.Call;
import dev.codestrator.git.FileChange;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Lease;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a branch changes although it was not given to it: paths that others lease, and paths
/// outside of the files of its Cases.
///
/// @param leased each lease of others, with the paths under it
/// @param outside paths that no Case names and that were never leased for it; none when a Case
///   doesn't say what it may touch
public record Trespass(List<Held> leased, List<String> outside) {
  private static final int MOST = 50;
  private static final String RECORDS = Clone.STATE_FOLDER + "/";

  /// A lease of somebody else on what was changed.
  public record Held(LeaseView lease, List<String> paths) {
    /// The paths and who holds them.
    public String text() {
      return some(paths)
          + " held by "
          + lease.holder()
          + " under "
          + lease.lockId()
          + ": "
          + lease.reason();
    }
  }

  /// Whose work it is.
  ///
  /// @param own which leases are its own
  /// @param cases what it was to do
  public record Side(Predicate<Lease> own, List<Task> cases) {}

  /// What is amiss with these changes.
  public static Trespass of(Call call, View view, Side side, List<FileChange> changes) {
    List<String> paths =
        changes.stream()
            .flatMap(change -> Stream.concat(Stream.of(change.path()), change.from().stream()))
            .toList();
    return ofPaths(call, view, side, paths);
  }

  /// What is amiss with a change of these paths.
  static Trespass ofPaths(Call call, View view, Side side, List<String> changed) {
    List<String> paths =
        changed.stream().filter(path -> !path.startsWith(RECORDS)).distinct().sorted().toList();
    return new Trespass(leased(call, view, side, paths), outside(view, side, paths));
  }

  private static List<Held> leased(Call call, View view, Side side, List<String> paths) {
    List<Lease> held = Leases.held(call, view).stream().map(Stored::value).toList();
    List<Lease> own = held.stream().filter(side.own()).toList();
    var leased = new ArrayList<Held>();
    for (Lease lease : held) {
      List<String> under =
          side.own().test(lease)
              ? List.of()
              : paths.stream().filter(path -> excludes(lease, own, path)).toList();
      if (!under.isEmpty()) {
        leased.add(new Held(Leases.view(call, lease), under));
      }
    }
    return leased;
  }

  /// Who shares a path with others may change it.
  private static boolean excludes(Lease lease, List<Lease> own, String path) {
    return lease.covers(path)
        && (lease.mode() == Lease.Mode.EXCLUSIVE
            || own.stream().noneMatch(each -> each.covers(path)));
  }

  private static List<String> outside(View view, Side side, List<String> paths) {
    if (side.cases().isEmpty() || side.cases().stream().anyMatch(each -> each.files().isEmpty())) {
      return List.of();
    }
    List<Lease> leases =
        view.list(RecordType.LEASE).stream().map(Stored::value).filter(side.own()).toList();
    return paths.stream()
        .filter(path -> side.cases().stream().noneMatch(each -> mayTouch(each, path)))
        .filter(path -> leases.stream().noneMatch(lease -> lease.covers(path)))
        .toList();
  }

  private static boolean mayTouch(Task task, String path) {
    return task.files().stream().anyMatch(glob -> PathScope.covers(glob, path));
  }

  /// Refuses what the rules forbid.
  ///
  /// @param what is to be done, as in `worktree w-... can't be merged`
  /// @return what they only warn of
  /// @throws Rejection.Conflict `paths_leased`, `paths_outside`
  public List<String> judge(Config.Rules rules, String what) {
    var warnings = new ArrayList<>(judgeLeases(rules, what));
    outsideText()
        .filter(_ -> rules.scopePolicy() != Config.Rules.ScopePolicy.OFF)
        .ifPresent(text -> {
          if (rules.scopePolicy() == Config.Rules.ScopePolicy.DENY) {
            throw refusedOutside(what, text);
          }
          warnings.add(text);
        });
    return warnings;
  }

  /// The same of the leases alone.
  List<String> judgeLeases(Config.Rules rules, String what) {
    Optional<String> text =
        leasedText().filter(_ -> rules.leasePolicy() != Config.Rules.LeasePolicy.OFF);
    if (text.isPresent() && rules.leasePolicy() == Config.Rules.LeasePolicy.ENFORCE) {
      throw refusedLeased(what, text.get());
    }
    return text.stream().toList();
  }

  private Rejection refusedLeased(String what, String text) {
    return new Rejection.Conflict(
        "paths_leased",
        what + ": " + text,
        "take these changes back, or wait until its holder is done; its root may release it: orch"
            + " unlock "
            + leased.getFirst().lease().lockId());
  }

  private static Rejection refusedOutside(String what, String text) {
    return new Rejection.Conflict(
        "paths_outside",
        what + ": " + text,
        "take these changes back; or say that the case may: orch task edit CASE --file GLOB");
  }

  private Optional<String> leasedText() {
    return leased.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it changes what others lease: "
                + leased.stream().map(Held::text).collect(Collectors.joining("; ")));
  }

  private Optional<String> outsideText() {
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of("it changes what is outside of the files of its cases: " + some(outside));
  }

  private static String some(List<String> paths) {
    String shown = paths.stream().limit(MOST).collect(Collectors.joining(", "));
    return paths.size() <= MOST ? shown : shown + " and " + (paths.size() - MOST) + " more";
  }
}
