package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.Optional;

/// What `merge.request` takes.
public record AskFeature(
    @Param(value = "the feature, or epic, that is to be merged", alias = "task_id")
        String featureTaskId,
    @Param("the session that is to review it; its root is told") Optional<Id> reviewerSession,
    @Param("what the reviewer should know") Optional<String> notes) {}
