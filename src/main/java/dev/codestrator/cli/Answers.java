package dev.codestrator.cli;

import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.merge.ReviewView;
import dev.codestrator.app.merge.VerifiedEvidence;
import dev.codestrator.app.plan.Validation;
import dev.codestrator.app.thread.Waited;
import dev.codestrator.app.workspace.Overlaps;
import dev.codestrator.model.Review;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a result says in one word: its IDs, and whether the answer is no.
final class Answers {
  /// Where a result's own ID is, first match first.
  private static final List<String> OWN =
      List.of(
          "id",
          "review_job_id",
          "request_id",
          "thread.thread_id",
          "lock_id",
          "plan_node_id",
          "item_id",
          "case_id",
          "ref_id",
          "session_id",
          "thread_id",
          "worktree_id",
          "message.id",
          "session.id",
          "node_id");

  private static final String ASKS_VERDICT = "merge.review.thread_status";

  private Answers() {}

  /// The exit code of a method's result: 1 when what was asked is answered with no.
  static ExitCode exitCode(String method, Map<String, ?> values, Record result) {
    boolean no =
        (result instanceof Waited waited && !waited.achieved())
            || (result instanceof ReviewView review
                && method.equals(ASKS_VERDICT)
                && isNo(review.state()))
            || (result instanceof Doctor.Report report && report.left() > 0)
            || (result instanceof Validation validation && !validation.valid())
            || (result instanceof VerifiedEvidence evidence && !evidence.matches())
            || (result instanceof Overlaps overlaps
                && isTrue(values.get("check"))
                && !overlaps.clean());
    return no ? ExitCode.NO : ExitCode.DONE;
  }

  private static boolean isTrue(@Nullable Object value) {
    return "true".equals(String.valueOf(value));
  }

  private static boolean isNo(Review.State state) {
    return state == Review.State.BLOCKED || state == Review.State.FAILED;
  }

  /// The bare IDs: of a list, one a line.
  static String ids(Map<String, Object> result) {
    String own = own(result);
    return own.isEmpty() ? rows(result) : own;
  }

  private static String rows(Map<String, Object> result) {
    return result.keySet().stream()
        .map(name -> Pages.rows(result, name))
        .filter(rows -> !rows.isEmpty())
        .findFirst()
        .map(rows ->
            rows.stream()
                .map(Answers::own)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining("\n")))
        .orElse("");
  }

  private static String own(Map<String, Object> result) {
    return OWN.stream()
        .map(path -> Pages.find(result, path).toString())
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }
}
