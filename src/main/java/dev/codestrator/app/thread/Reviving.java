package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.lifecycle.Completion;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Starts the children again whose programs are gone without a word: the tmux server was killed, or
/// the machine went down. Each goes on with the conversation that it had; worktrees, Cases and
/// leases are still theirs.
///
/// Programs of which nothing is known are left alone: to start them twice may do harm.
final class Reviving {
  private static final String WORDS =
      "Your program was gone, and has been started again; your worktree is as you left it.\n";

  private final Watching watching;
  private final Showing showing;
  private final Function<Call, Tmux> tmux;

  Reviving(Watching watching, Showing showing, Function<Call, Tmux> tmux) {
    this.watching = watching;
    this.showing = showing;
    this.tmux = tmux;
  }

  /// One that is being started again.
  private record Begun(Starting starting, Stages stages, boolean resumed) {}

  /// All panes are made first, so that the programs start side by side.
  List<Revived> revive(Call call) {
    var done = new ArrayList<Revived>();
    var begun = new ArrayList<Begun>();
    for (AgentThread thread : lost(call)) {
      try {
        begun.add(begin(call, thread));
      } catch (Rejection e) {
        done.add(Revived.failed(thread.id(), e));
      }
    }
    begun.forEach(each -> done.add(finish(call, each)));
    return List.copyOf(done);
  }

  private List<AgentThread> lost(Call call) {
    View view = call.view();
    List<Pane> panes = watching.panes(call);
    return view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .filter(thread -> thread.role() != Role.ROOT && !thread.status().isOver())
        .filter(thread -> isLaunched(call, thread))
        .filter(thread ->
            watching.look(call, view, thread, panes).observation().status() == ThreadStatus.LOST)
        .filter(thread -> !Completion.isComplete(call, view, thread))
        .toList();
  }

  private static boolean isLaunched(Call call, AgentThread thread) {
    return Disk.isFile(ThreadFolder.of(call.repository(), thread.id()).resumeScript());
  }

  private Begun begin(Call call, AgentThread thread) {
    Worktree worktree = Launching.worktree(call.view(), thread);
    Restarting.refuseTaken(thread, worktree);
    Checkout checkout = Worktrees.get(call, worktree);
    FolderTrust.require(call, watching.provider(call, thread), checkout.root());
    AttachInfo place = showing.attach(call, thread, false);
    var starting = new Starting(call, tmux.apply(call), thread);
    starting.clear();
    String words = WORDS + Prompts.now(call.view(), thread) + Prompts.report(thread.role());
    boolean resumed = Resumption.prepare(ThreadFolder.of(call.repository(), thread.id()), words);
    var stages = new Stages("new start of " + thread.id());
    starting.open(place, checkout.root(), stages);
    return new Begun(starting, stages, resumed);
  }

  private Revived finish(Call call, Begun begun) {
    AgentThread thread = begun.starting().thread();
    try {
      begun.starting().await(watching.provider(call, thread), begun.stages());
    } catch (Rejection e) {
      return Revived.failed(thread.id(), e);
    }
    call.write(
        "resume.candidates.attach",
        draft -> Launching.set(draft, thread.id(), ThreadStatus.PROCESSING));
    return new Revived(thread.id(), true, begun.resumed(), "");
  }
}
