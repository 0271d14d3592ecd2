package dev.codestrator.api;

import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lifecycle.AckReference;
import dev.codestrator.app.lifecycle.CurrentReference;
import dev.codestrator.app.lifecycle.Where;

/// What comes next.
final class LifecycleMethods {
  private LifecycleMethods() {}

  static void define(Definitions methods, Services.ForLifecycle app) {
    methods.set(
        "work.current_ref",
        CurrentReference.class,
        Where.class,
        app.work()::current,
        "Read what to do next; with next_action, set it.",
        WORKER);
    methods.set(
        "work.current_ref.ack",
        AckReference.class,
        Where.class,
        app.work()::acknowledge,
        "Acknowledge the current reference.",
        WORKER);
  }
}
