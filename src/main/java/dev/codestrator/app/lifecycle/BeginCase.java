package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `case.begin` takes.
public record BeginCase(
    @Param(value = "the case's ID or a unique beginning of it", alias = "task_id") String caseId,
    @Param("the thread that begins it; default: the caller's") Optional<Id> threadId,
    @Param("names and values that the work may rely on") Map<String, Object> inputContract,
    @Param("what was prepared for it: files, data") List<String> fixtures,
    @Param("files to read first") List<String> requiredFiles) {}
