package dev.codestrator.app.merge;

import dev.codestrator.app.thread.AttachInfo;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.model.Id;
import java.util.Optional;

/// A review that was asked for.
///
/// @param path the checkout of exactly the reviewed commit
/// @param thread the reviewer; absent when a person reviews
public record AskedReview(
    Id reviewJobId,
    Id mergeRequestId,
    Id requestId,
    String commit,
    String path,
    Optional<ChildView> thread,
    Optional<AttachInfo> attachInfo) {}
