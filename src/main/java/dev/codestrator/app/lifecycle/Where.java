package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// Where a thread is and what it does next.
///
/// @param refId to acknowledge with; absent when it was derived and is recorded nowhere
/// @param path the Case's file
/// @param directives what root wants done first, handed over now
/// @param text all of this as text for an agent; in compact mode at most 2,000 characters
public record Where(
    Optional<Id> refId,
    Id sessionId,
    Optional<Id> threadId,
    Optional<Id> caseId,
    Optional<String> title,
    Optional<TaskStatus> status,
    Optional<String> step,
    String nextAction,
    Optional<String> summary,
    List<String> requiredFiles,
    Optional<String> path,
    boolean acknowledged,
    List<Message> directives,
    String text) {
  /// Whether it names anything to do.
  public boolean isSomething() {
    return refId.isPresent() || caseId.isPresent() || !nextAction.equals(Agenda.NOTHING);
  }

  Where with(String newText, Optional<String> newSummary) {
    return new Where(
        refId,
        sessionId,
        threadId,
        caseId,
        title,
        status,
        step,
        nextAction,
        newSummary,
        requiredFiles,
        path,
        acknowledged,
        directives,
        newText);
  }

  /// The same with directives, told at the beginning of its text.
  Where told(List<Message> messages, String newText) {
    return new Where(
        refId,
        sessionId,
        threadId,
        caseId,
        title,
        status,
        step,
        nextAction,
        summary,
        requiredFiles,
        path,
        acknowledged,
        messages,
        newText);
  }
}
