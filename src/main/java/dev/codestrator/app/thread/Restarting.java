package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Completion;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Tmux;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/// Stops a child and starts it again with a directive: the same thread, worktree and Cases, a new
/// program. What it wrote stays; its leases stay.
final class Restarting {
  private final Watching watching;
  private final Function<Call, Tmux> tmux;
  private final Inbox inbox;
  private final Leases leases;

  Restarting(Watching watching, Function<Call, Tmux> tmux, Inbox inbox, Leases leases) {
    this.watching = watching;
    this.tmux = tmux;
    this.inbox = inbox;
    this.leases = leases;
  }

  /// @param place where its pane was
  Directives.Sent restart(Call call, AgentThread thread, String text, AttachInfo place) {
    var folder = ThreadFolder.of(call.repository(), thread.id());
    Worktree worktree = Launching.worktree(call.view(), thread);
    refuseComplete(call, thread);
    refuseTaken(thread, worktree);
    refuseUnlaunched(thread, folder);
    Path root = Worktrees.get(call, worktree).root();
    FolderTrust.require(call, watching.provider(call, thread), root);
    new Starting(call, tmux.apply(call), thread).clear();
    String prompt = Disk.text(folder.prompt()) + section(text);
    Disk.writePrivate(folder.prompt(), prompt.getBytes(StandardCharsets.UTF_8));
    Resumption.prepare(folder, section(text).strip() + "\n");
    Id message = call.write("thread.child.directive", draft -> begin(call, draft, thread, text));
    start(call, new Starting(call, tmux.apply(call), thread), place, root);
    return new Directives.Sent(
        SentDirective.State.RESTARTED, message, "it was started again with it in its prompt");
  }

  private Id begin(Call call, Draft draft, AgentThread thread, String text) {
    Id message = inbox.send(call, draft, Directives.to(thread, text)).first().id();
    inbox.take(draft, draft.get(RecordType.MESSAGE, message));
    Launching.set(draft, thread.id(), ThreadStatus.STARTING);
    return message;
  }

  private void start(Call call, Starting starting, AttachInfo place, Path root) {
    var stages = new Stages("restart of " + starting.thread().id());
    try {
      starting.open(place, root, stages);
      starting.await(watching.provider(call, starting.thread()), stages);
    } catch (RuntimeException e) {
      call.write("thread.child.directive undone", draft -> stopped(call, draft, starting));
      throw e;
    }
    call.write("thread.child.directive", starting::begun);
  }

  private AgentThread stopped(Call call, Draft draft, Starting starting) {
    leases.releaseAll(call, draft, starting.thread().id());
    return Launching.set(draft, starting.thread().id(), ThreadStatus.STOPPED);
  }

  private static String section(String text) {
    return "\n# Directive\n\nYou were stopped, and started again with this; what you did so far is in"
        + " your worktree.\n`orch here` says where you are.\n\n"
        + text.strip()
        + "\n";
  }

  private void refuseComplete(Call call, AgentThread thread) {
    if (Completion.isComplete(call, call.view(), thread)) {
      throw new Rejection.Conflict(
          "work_complete",
          "the work of " + thread.id() + " is complete",
          "spawn another child for more: orch spawn");
    }
  }

  static void refuseTaken(AgentThread thread, Worktree worktree) {
    boolean other = worktree.thread().filter(id -> !id.equals(thread.id())).isPresent();
    if (thread.role() == Role.WORKER && other) {
      throw new Rejection.Conflict(
          "worktree_taken",
          "worktree " + worktree.id() + " is that of " + worktree.thread().orElseThrow() + " now",
          "send it to that thread");
    }
  }

  private static void refuseUnlaunched(AgentThread thread, ThreadFolder folder) {
    if (!Disk.isFile(folder.launchScript())) {
      throw new Rejection.NotFound(
          "not_launched_here",
          thread.id() + " was not launched on this machine",
          "spawn a child for its case: orch spawn, with worktree_id "
              + thread.worktree().map(Id::value).orElse(""));
    }
  }
}
