package dev.codestrator.api;

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
    methods.set(
        "runtime.tmux.ensure",
        TmuxRuntime.EnsureTmux.class,
        TmuxRuntime.TmuxState.class,
        app.runtime()::ensure,
        "Say whether tmux is ready, or how to install it.");
    methods.read(
        "runtime.bundle.info",
        Bundle.BundleRequest.class,
        Bundle.Info.class,
        app.bundle()::info,
        "Say which versions, skills, guides, MCP entries and hooks are there.");
    methods.read(
        "mirror.status",
        Mirrors.MirrorRequest.class,
        Mirrors.MirrorState.class,
        app.mirrors()::status,
        "Say whether the mirror is as the records are.",
        DOC_MIRROR_MANAGER);
    methods.set(
        "mirror.refresh",
        Mirrors.RefreshMirror.class,
        Mirrors.Refreshed.class,
        app.mirrors()::refresh,
        "Render the records for people, in Markdown.",
        DOC_MIRROR_MANAGER);
    methods.write(
        "system.doctor",
        Doctor.Examine.class,
        Doctor.Report.class,
        app.doctor()::examine,
        "Say what is wrong with the records; with fix, mend what is safe to mend.");
    methods.write(
        "system.undo",
        Undoing.UndoRequest.class,
        Undoing.Undone.class,
        app.undoing()::undo,
        "List what writes replaced; with undo_id, put it back.");
  }
}
