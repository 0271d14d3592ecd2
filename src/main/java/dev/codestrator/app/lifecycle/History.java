package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.Page;
import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Node;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The method `work.history`: who worked on what, and when, from the checkpoints.
public final class History {
  private static final int SUMMARY = 300;

  /// What `work.history` takes.
  public record AskHistory(
      @Param("only this task and what is below it") Optional<String> taskId,
      @Param(value = "at most so many", orElse = "50") int limit,
      @Param("where the list before was cut") Optional<String> cursor) {}

  /// What happened to Cases, the newest first.
  ///
  /// @param total how much there is without the limit
  /// @param cursor give it to get the rest; absent when nothing was cut
  public record Happenings(List<Happened> entries, int total, Optional<String> cursor) {}

  /// Something that happened to a Case.
  ///
  /// @param event `begin`, `step-check`, `block`, `complete`
  /// @param title the Case's
  /// @param thread who did it; absent for a person
  /// @param path the checkpoint
  public record Happened(
      Instant at,
      String event,
      Id caseId,
      String title,
      Optional<Id> thread,
      Optional<String> step,
      Optional<String> nextAction,
      String summary,
      String path) {}

  /// `work.history`.
  public Happenings history(Call call, AskHistory request) {
    View view = call.view();
    TaskTree tree = call.tasks(view);
    List<Node> tasks = request.taskId().map(id -> tree.below(tree.get(id))).orElse(tree.nodes());
    List<Path> files = Checkpoints.all(view, tasks);
    Page page = Page.of(files.size(), request.limit(), request.cursor());
    List<Happened> entries =
        Checkpoints.read(view, files.subList(page.from(), page.to())).stream()
            .map(stored -> happened(view, tree, stored))
            .toList();
    return new Happenings(entries, files.size(), page.next());
  }

  private static Happened happened(View view, TaskTree tree, Stored<Checkpoint> stored) {
    Checkpoint checkpoint = stored.value();
    return new Happened(
        checkpoint.at(),
        checkpoint.event(),
        checkpoint.task(),
        title(tree, checkpoint.task()),
        checkpoint.thread(),
        checkpoint.step(),
        checkpoint.nextAction(),
        Texts.excerpt(checkpoint.summary().text(), SUMMARY),
        view.shown(stored.file()));
  }

  private static String title(TaskTree tree, Id id) {
    try {
      return tree.find(id).map(node -> tree.read(node).task().title()).orElse(id.value());
    } catch (Rejection e) {
      return id.value(); // its file can't be read; task.list tells why
    }
  }
}
