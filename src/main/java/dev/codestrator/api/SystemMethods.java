package dev.codestrator.api;

import dev.codestrator.app.system.TmuxRuntime;

/// The programs around.
final class SystemMethods {
  private SystemMethods() {}

  static void define(Definitions methods, Services app) {
    methods.write(
        "runtime.tmux.ensure",
        TmuxRuntime.EnsureTmux.class,
        app.runtime()::ensure,
        "Say whether tmux is ready, or how to install it.");
  }
}
