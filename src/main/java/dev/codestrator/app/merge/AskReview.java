package dev.codestrator.app.merge;

import dev.codestrator.model.Param;
import dev.codestrator.model.shape.Shape;
import java.util.Map;
import java.util.Optional;

/// What `merge.review.request_auto` takes.
public record AskReview(
    @Param("r-...; default: the session's newest") Optional<String> mergeRequestId,
    @Param("q-..., instead of merge_request_id") Optional<String> requestId,
    @Param(value = "the reviewer's role", orElse = "merge_reviewer") String reviewerRole,
    @Param("a guide of your own, instead of the role's") Optional<String> agentGuidePath,
    @Param("more for the reviewer's prompt") Optional<String> agentOverride,
    @Param("what program it is; default: agents.provider of config.yaml") Optional<String> provider,
    @Param(
            "the shell command of provider 'command'; default: agents.reviewer_command of config.yaml")
        Optional<String> launchCommand,
    @Param(value = "a person reviews: a checkout, and no reviewer", orElse = "false") boolean me) {
  /// Of this merge request, by what the settings name.
  static AskReview of(String mergeRequest) {
    return Shape.of(AskReview.class).read(Map.of("merge_request_id", mergeRequest));
  }
}
