package dev.codestrator.app.merge;

import dev.codestrator.model.Finding;
import dev.codestrator.model.Id;
import dev.codestrator.model.Review;
import java.util.List;
import java.util.Optional;

/// How a review stands.
///
/// @param commit exactly what is reviewed
/// @param report the reviewer's text
public record ReviewView(
    Id reviewJobId,
    Review.State state,
    Id mergeRequestId,
    Optional<Id> threadId,
    String base,
    String commit,
    List<Finding> findings,
    String report,
    String detail) {
  static ReviewView of(Review review, Review.State state, String detail) {
    String report = review.report().text();
    return new ReviewView(
        review.id(),
        state,
        review.request(),
        review.thread(),
        review.base(),
        review.commit(),
        Reports.findings(report),
        report,
        detail);
  }
}
