package dev.codestrator.api;

import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.SpawnChild;
import dev.codestrator.app.thread.WaitRequest;

/// Child agents.
final class ThreadMethods {
  private ThreadMethods() {}

  static void define(Definitions methods, Services.ForThreads app) {
    methods.write(
        "thread.child.spawn",
        SpawnChild.class,
        app.children()::spawn,
        "Launch an agent in its own worktree and tmux pane.");
    methods.read(
        "thread.child.list",
        Children.ListChildren.class,
        app.children()::list,
        "List child agents with what they do.");
    methods.read(
        "thread.child.status",
        Children.StatusRequest.class,
        app.children()::status,
        "Show what a child does, and the end of its pane.");
    methods.read(
        "thread.child.wait_status",
        WaitRequest.class,
        app.children()::await,
        "Wait until a child reaches a status.");
    methods.end(
        "thread.child.stop",
        Children.StopRequest.class,
        app.children()::stop,
        "Stop a child with all that it started; its work stays.");
    methods.read(
        "thread.attach_info",
        Children.AttachRequest.class,
        app.children()::attachInfo,
        "Say how to watch the children.");
  }
}
