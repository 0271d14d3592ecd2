package dev.codestrator.api;

import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.system.Undoing;

/// The programs around, and the care for the records.
final class SystemMethods {
  private SystemMethods() {}

  static void define(Definitions methods, Services.ForSystem app) {
    methods.write(
        "runtime.tmux.ensure",
        TmuxRuntime.EnsureTmux.class,
        app.runtime()::ensure,
        "Say whether tmux is ready, or how to install it.");
    methods.write(
        "system.doctor",
        Doctor.Examine.class,
        app.doctor()::examine,
        "Say what is wrong with the records; with fix, mend what is safe to mend.");
    methods.write(
        "system.undo",
        Undoing.UndoRequest.class,
        app.undoing()::undo,
        "List what writes replaced; with undo_id, put it back.");
  }
}
