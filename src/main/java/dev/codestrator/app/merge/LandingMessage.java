package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;

/// The message of the commit that lands a request.
final class LandingMessage {
  private LandingMessage() {}

  /// @param call of the session whose request it is
  static String of(Call call, QueueEntry entry) {
    View view = call.view();
    MergeRequest request = view.get(RecordType.MERGE_REQUEST, entry.request()).value();
    TaskTree tree = call.tasks(view);
    var titles = new StringBuilder();
    for (Id id : request.tasks()) {
      tree.find(id)
          .ifPresent(
              node -> titles.append("- ").append(tree.read(node).task().title()).append('\n'));
    }
    String slug = call.sessionRecord(view).value().slug();
    return "Land "
        + slug
        + "\n\n"
        + titles
        + "\nOrchestrator-Session: "
        + call.session()
        + "\nOrchestrator-Merge: "
        + request.id()
        + "\n";
  }
}
