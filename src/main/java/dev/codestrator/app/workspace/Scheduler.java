package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.model.Rejection;
import java.util.ArrayList;
import java.util.List;

/// The method `scheduler.decide_worktree`.
public final class Scheduler {
  private static final int THRESHOLD = 12;
  private static final int QUARTER = 15;

  /// Whether a piece of work gets a worktree of its own.
  ///
  /// @param decision `worktree` or `shared`
  /// @param score what the decision rests on; at most 2,147,483,647
  /// @param threshold from which score on it is `worktree`
  /// @param reasons what the score is made of
  public record Decision(String decision, int score, int threshold, List<String> reasons) {}

  /// `scheduler.decide_worktree`: changed files, a point for each begun quarter of an hour, three
  /// for each degree of risk, two for each parallel worker and conflicting path.
  public Decision decide(Call call, DecideWorktree request) {
    var reasons = new ArrayList<String>();
    long quarters =
        Math.ceilDiv(atLeastZero("estimate_minutes", request.estimateMinutes()), QUARTER);
    long score =
        points(reasons, "changed files", atLeastZero("changed_files", request.changedFiles()), 1)
            + points(reasons, "quarters of an hour", quarters, 1)
            + points(reasons, "risk", atLeastZero("risk", request.risk()), 3)
            + points(
                reasons,
                "parallel workers",
                atLeastZero("parallel_workers", request.parallelWorkers()),
                2)
            + points(
                reasons,
                "conflicting paths",
                atLeastZero("conflicting_paths", request.conflictingPaths()),
                2);
    boolean own = score >= THRESHOLD;
    reasons.add("score " + score + (own ? ", at least " : ", less than ") + THRESHOLD);
    return new Decision(
        own ? "worktree" : "shared", (int) Math.min(score, Integer.MAX_VALUE), THRESHOLD, reasons);
  }

  private static long points(List<String> reasons, String what, long count, int weight) {
    if (count > 0) {
      reasons.add(
          what + ": " + count + (weight == 1 ? "" : " x " + weight) + " = " + count * weight);
    }
    return count * weight;
  }

  private static long atLeastZero(String field, int value) {
    if (value < 0) {
      throw new Rejection.Invalid(
          "out_of_range", "field '" + field + "' is " + value, "give 0 or more");
    }
    return value;
  }
}
