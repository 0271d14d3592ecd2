package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.workspace.RecordMerge;
import dev.codestrator.git.Git;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.List;

/// Whether nothing was done yet in a session.
public final class Idleness {
  private final Checkpointing checkpointing;
  private final RecordMerge merge;

  /// @param git the program
  /// @param checkpointing knows what is not committed
  public Idleness(Git git, Checkpointing checkpointing) {
    this.checkpointing = checkpointing;
    this.merge = new RecordMerge(git);
  }

  /// Refuses to give up a session in which something was done.
  ///
  /// @throws Rejection.Conflict `requester_busy`
  void require(Call call, Session session) {
    List<String> done = done(call, session);
    if (!done.isEmpty()) {
      throw new Rejection.Conflict(
          "requester_busy",
          "session " + session.id() + " holds work of its own: " + String.join("; ", done),
          "close it first: orch close --session "
              + session.id()
              + "; or leave requester_session_id out, and it stays open");
    }
  }

  private List<String> done(Call call, Session session) {
    var done = new ArrayList<String>();
    View view = call.view();
    Worktree root = view.get(RecordType.WORKTREE, session.worktree()).value();
    if (view.list(RecordType.WORKTREE, session.id()).size() > 1) {
      done.add("child worktrees");
    }
    if (view.list(RecordType.THREAD, session.id()).size() > 1) {
      done.add("children");
    }
    List<String> files = new ArrayList<>(merge.codeChanges(call.root(), root.base(), "HEAD"));
    files.addAll(checkpointing.uncommittedWork(call.root()));
    if (!files.isEmpty()) {
      done.add("changes in " + String.join(", ", files));
    }
    if (changedTasks(call, root.base())) {
      done.add("tasks");
    }
    return done;
  }

  /// Whether the session has made or changed tasks, committed or not.
  private boolean changedTasks(Call call, String base) {
    return merge.recordChanges(call.root(), base, "HEAD").stream().anyMatch(Idleness::isTask)
        || checkpointing.uncommittedRecords(call.root()).stream().anyMatch(Idleness::isTask);
  }

  private static boolean isTask(String path) {
    return path.startsWith(".orchestrator/tasks/") || path.startsWith(".orchestrator/plan/");
  }
}
