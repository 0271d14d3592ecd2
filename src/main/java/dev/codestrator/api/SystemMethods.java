package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.DOC_MIRROR_MANAGER;

import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.app.system.Bundle;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.system.Undoing;

/// The programs around, and the care for the records.
final class SystemMethods {
  private SystemMethods() {}

  static void define(Definitions methods, Services.ForSystem app) {
    methods
        .add(
            SETS,
            "runtime.tmux.ensure",
            TmuxRuntime.EnsureTmux.class,
            TmuxRuntime.TmuxState.class,
            app.runtime()::ensure)
        .says("Say whether tmux is ready, or how to install it.");
    methods
        .add(
            READS,
            "runtime.bundle.info",
            Bundle.BundleRequest.class,
            Bundle.Info.class,
            app.bundle()::info)
        .says("Say which versions, skills, guides, MCP entries and hooks are there.");
    mirror(methods, app);
    care(methods, app);
  }

  private static void mirror(Definitions methods, Services.ForSystem app) {
    methods
        .add(
            READS,
            "mirror.status",
            Mirrors.MirrorRequest.class,
            Mirrors.MirrorState.class,
            app.mirrors()::status)
        .says("Say whether the mirror is as the records are.")
        .openTo(DOC_MIRROR_MANAGER);
    methods
        .add(
            SETS,
            "mirror.refresh",
            Mirrors.RefreshMirror.class,
            Mirrors.Refreshed.class,
            app.mirrors()::refresh)
        .says("Render the records for people, in Markdown.")
        .openTo(DOC_MIRROR_MANAGER)
        .refuses("bad_path not_a_mirror not_the_mirrors_role path_outside");
  }

  private static void care(Definitions methods, Services.ForSystem app) {
    methods
        .add(
            ADDS, "system.doctor", Doctor.Examine.class, Doctor.Report.class, app.doctor()::examine)
        .says("Say what is wrong with records and programs; with fix, mend what is safe.")
        .refuses("wrong_cursor");
    methods
        .add(
            ADDS,
            "system.undo",
            Undoing.UndoRequest.class,
            Undoing.Undone.class,
            app.undoing()::undo)
        .says("List what writes replaced; with undo_id, put it back.")
        .refuses("changed_since unknown_undo");
  }
}
