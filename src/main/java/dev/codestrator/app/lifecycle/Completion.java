package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Review;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// Whether what a thread was to do is done, as the records say: its Cases are over, its verdict is
/// given. Those who have nothing to hand in are always done.
public final class Completion {
  private Completion() {}

  /// Whether the work of this thread is complete.
  public static boolean isComplete(Call call, View view, AgentThread thread) {
    if (thread.status() == ThreadStatus.COMPLETED) {
      return true;
    }
    return switch (thread.role()) {
      case MERGE_REVIEWER -> isReviewed(view, thread);
      case WORKER -> areOver(call.tasks(view), thread.scope());
      case ROOT, PLAN_ARCHITECT, DOC_MIRROR_MANAGER, JOB -> true;
    };
  }

  private static boolean isReviewed(View view, AgentThread thread) {
    return view.list(RecordType.REVIEW, thread.session()).stream()
        .map(Stored::value)
        .filter(review -> review.thread().equals(Optional.of(thread.id())))
        .noneMatch(Review::isPending);
  }

  private static boolean areOver(TaskTree tree, List<Id> scope) {
    return scope.stream()
        .allMatch(id ->
            tree.find(id).filter(node -> tree.read(node).task().state().isOver()).isPresent());
  }
}
