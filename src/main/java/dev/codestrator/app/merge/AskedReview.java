package dev.codestrator.app.merge;

import dev.codestrator.app.thread.AttachInfo;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.model.Id;

/// A review that was asked for.
///
/// @param path the checkout of exactly the reviewed commit
public record AskedReview(
    Id reviewJobId,
    Id mergeRequestId,
    Id requestId,
    String commit,
    String path,
    ChildView thread,
    AttachInfo attachInfo) {}
