package dev.codestrator.app.thread;

import dev.codestrator.model.Param;

/// What `thread.child.answer` takes.
public record AnswerQuestion(
    @Param("the child's ID or a unique beginning of it") String threadId,
    @Param("yes, no, or words; to a question of yes or no, words mean no and what to do instead")
        String answer) {}
