package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Trespass;
import dev.codestrator.git.FileChange;
import dev.codestrator.git.Git;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.List;

/// What a merge request changes against the leases of other sessions and the files of its Cases.
final class LandingScope {
  private LandingScope() {}

  /// What is amiss with these changes.
  static Trespass trespass(Call call, View view, MergeRequest request, List<FileChange> changes) {
    TaskTree tree = call.tasks(view);
    List<Task> cases =
        request.tasks().stream()
            .flatMap(id -> tree.cases(id).stream())
            .map(node -> new Grants(call.repository()).held(tree.read(node).task()))
            .toList();
    var side = new Trespass.Side(lease -> lease.session().equals(request.session()), cases);
    return Trespass.of(call, view, side, changes);
  }

  /// Judges what the branch is about to bring to its target.
  ///
  /// @return what is only warned of
  /// @throws Rejection.Conflict `paths_leased`, `paths_outside`
  static List<String> judge(Call call, View view, Git git, QueueEntry entry) {
    Path root = call.root().root();
    MergeRequest request = view.get(RecordType.MERGE_REQUEST, entry.request()).value();
    String head = git.head(root);
    String base = git.mergeBase(root, "refs/heads/" + entry.target(), head).orElse(head);
    List<FileChange> changes = git.history().changedFiles(root, base, head);
    return trespass(call, view, request, changes)
        .judge(call.config().rules(), entry.id() + " can't land");
  }
}
