package dev.codestrator.app.workspace;

import dev.codestrator.git.FileChange;
import dev.codestrator.git.Git;
import dev.codestrator.git.MergeForecast;
import dev.codestrator.git.MergeOutcome;
import dev.codestrator.git.Merges;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Merges a branch into a worktree: code as git does, records by who owns them.
public final class RecordMerge {
  private static final String RECORDS = Clone.STATE_FOLDER + "/";

  private final Git git;

  /// @param git the program
  public RecordMerge(Git git) {
    this.git = git;
  }

  /// Merges as git does, records included.
  ///
  /// @throws Rejection.Conflict `merge_conflict` with the files and hunks; both sides are as they
  ///   were
  public String merge(Checkout into, String theirs, String message) {
    refuseConflicts(into.root(), theirs, _ -> true);
    MergeOutcome outcome = git.merges().start(into.root(), theirs);
    return outcome instanceof MergeOutcome.UpToDate
        ? git.head(into.root())
        : conclude(into.root(), message, () -> {});
  }

  /// Merges code as git does, and records by who owns them.
  ///
  /// @param theirs the branch that is merged in
  /// @param takeTheirs whether a record's version on that branch counts; the others stay as they
  ///   are here
  /// @return the new head; the old one when there was nothing to merge
  /// @throws Rejection.Conflict `merge_conflict` with the files and hunks; both sides are as they
  ///   were
  String merge(Checkout into, String theirs, String message, Ownership takeTheirs) {
    Path root = into.root();
    refuseConflicts(root, theirs, path -> !path.startsWith(RECORDS));
    MergeOutcome outcome = git.merges().start(root, theirs);
    return outcome instanceof MergeOutcome.UpToDate
        ? git.head(root)
        : conclude(root, message, () -> settleRecords(root, theirs, takeTheirs));
  }

  private String conclude(Path root, String message, Runnable before) {
    try {
      before.run();
      return git.merges().conclude(root, message);
    } catch (RuntimeException e) {
      git.merges().abort(root);
      throw e;
    }
  }

  /// The paths outside the records that differ between two commits.
  public List<String> codeChanges(Checkout at, String from, String to) {
    return git.history().changedFiles(at.root(), from, to).stream()
        .map(FileChange::path)
        .filter(path -> !path.startsWith(RECORDS))
        .toList();
  }

  /// The paths of records that differ between two commits.
  public List<String> recordChanges(Checkout at, String from, String to) {
    return git.history().changedFiles(at.root(), from, to).stream()
        .map(FileChange::path)
        .filter(path -> path.startsWith(RECORDS))
        .toList();
  }

  private void refuseConflicts(Path root, String theirs, Predicate<String> which) {
    MergeForecast forecast = git.forecasts().forecast(root, "HEAD", theirs);
    List<MergeForecast.Conflict> code =
        forecast.conflicts().stream().filter(each -> which.test(each.path())).toList();
    if (!code.isEmpty()) {
      String shown =
          code.stream().map(MergeForecast.Conflict::text).collect(Collectors.joining("\n"));
      throw new Rejection.Conflict(
          "merge_conflict",
          theirs + " conflicts in " + code.size() + " files:\n" + shown.strip(),
          "have a worker merge the other side into its branch and solve it there; nothing was changed");
    }
  }

  /// Every record that the other side changed is as its owner has it.
  private void settleRecords(Path root, String theirs, Ownership takeTheirs) {
    String base = git.mergeBase(root, "HEAD", theirs).orElse(theirs);
    List<String> changed =
        git.history().changedFiles(root, base, theirs).stream()
            .flatMap(change -> Stream.concat(change.from().stream(), Stream.of(change.path())))
            .filter(path -> path.startsWith(RECORDS))
            .distinct()
            .toList();
    take(root, Merges.Side.THEIRS, changed.stream().filter(takeTheirs::owns).toList());
    take(root, Merges.Side.OURS, changed.stream().filter(path -> !takeTheirs.owns(path)).toList());
  }

  private void take(Path root, Merges.Side side, List<String> paths) {
    if (!paths.isEmpty()) {
      git.merges().take(root, side, paths);
    }
  }
}
