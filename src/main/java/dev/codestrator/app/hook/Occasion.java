package dev.codestrator.app.hook;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.app.Call;
import dev.codestrator.model.AgentThread;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;

/// A hook that asks.
///
/// @param call by the thread itself
/// @param view the records as they were when it asked
/// @param thread whose program runs the hook
/// @param event what the program tells
record Occasion(Call call, View view, AgentThread thread, HookEvent event) {
  ThreadFolder folder() {
    return ThreadFolder.of(call.repository(), thread.id());
  }
}
