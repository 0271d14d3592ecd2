package dev.codestrator.app.merge;

import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `evidence.verify` takes.
public record VerifyEvidence(
    @Param("cases, or what they are below; default: all of the session, else all there are")
        List<String> taskIds,
    @Param("the cases of a merge request, at the commit that is reviewed")
        Optional<String> mergeRequestId,
    @Param("the commit to run the commands at; default: the head of the session's branch")
        Optional<String> commit,
    @Param(
            value = "run each command at the commit that it was recorded at instead",
            orElse = "false")
        boolean recorded,
    @Param("seconds that a command may run; default: merge.verify_timeout_seconds")
        Optional<Integer> timeoutSeconds) {}
