package dev.codestrator.api;

import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lifecycle.AckReference;
import dev.codestrator.app.lifecycle.CurrentReference;
import dev.codestrator.app.lifecycle.History;
import dev.codestrator.app.lifecycle.Where;

/// What comes next.
final class LifecycleMethods {
  private LifecycleMethods() {}

  static void define(Definitions methods, Services.ForLifecycle app) {
    methods
        .add(SETS, "work.current_ref", CurrentReference.class, Where.class, app.work()::current)
        .says("Read what to do next; with next_action, set it.")
        .openTo(WORKER)
        .refuses("empty_text not_own_thread");
    methods
        .add(SETS, "work.current_ref.ack", AckReference.class, Where.class, app.work()::acknowledge)
        .says("Acknowledge the current reference.")
        .openTo(WORKER)
        .refuses("empty_text no_reference not_own_thread reference_outdated");
    methods
        .add(
            READS,
            "work.history",
            History.AskHistory.class,
            History.Happenings.class,
            app.history()::history)
        .says("Tell who worked on what, the newest first.")
        .refuses("wrong_cursor");
  }
}
