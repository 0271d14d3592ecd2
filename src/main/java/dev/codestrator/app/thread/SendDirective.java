package dev.codestrator.app.thread;

import dev.codestrator.model.Param;

/// What `thread.child.directive` takes.
public record SendDirective(
    @Param("the child's ID or a unique beginning of it") String threadId,
    @Param(value = "what it is to do, Markdown", alias = "message") String directive,
    @Param(
            value = "interrupt first; queue: when its turn ends; restart: stop, begin anew with it",
            orElse = "interrupt_patch")
        Mode mode) {
  /// When it gets it.
  public enum Mode {
    INTERRUPT_PATCH,
    QUEUE,
    RESTART
  }
}
