package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.CreatedTask;
import dev.codestrator.app.task.TaskMaking;
import dev.codestrator.model.Finding;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Param;
import dev.codestrator.model.Review;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskTree;
import java.util.List;
import java.util.Optional;

/// The method `merge.review.follow_up`: a Case for each finding that blocks. Called again it makes
/// none twice.
public final class FollowUp {
  private static final int LONGEST_TITLE = 100;

  /// What `merge.review.follow_up` takes.
  public record Ask(
      @Param("v-... or a unique beginning of it") String reviewJobId,
      @Param("the test group that gets the cases") String parentId) {}

  /// The Cases that were made.
  public record Made(Id reviewJobId, List<CreatedTask> cases) {}

  /// `merge.review.follow_up`.
  public Made make(Call call, Ask request) {
    return call.write("merge.review.follow_up", draft -> make(call, draft, request));
  }

  private static Made make(Call call, Draft draft, Ask request) {
    Review review = draft.get(RecordType.REVIEW, request.reviewJobId()).value();
    TaskTree tree = call.tasks(draft);
    List<String> known =
        tree.cases(tree.get(request.parentId()).id()).stream()
            .map(node -> tree.read(node).task().title())
            .toList();
    var making = new TaskMaking(call, draft);
    return new Made(
        review.id(),
        Reports.findings(review.report().text()).stream()
            .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
            .filter(finding -> !known.contains(title(finding)))
            .map(finding -> making.make(asked(review, finding, request.parentId())))
            .toList());
  }

  private static String title(Finding finding) {
    String where = finding.file() + ":" + finding.line() + ": ";
    return where + Texts.excerpt(finding.description(), LONGEST_TITLE);
  }

  private static CreateTask asked(Review review, Finding finding, String parent) {
    String text =
        "Review "
            + review.id()
            + " of commit "
            + review.commit()
            + " found: "
            + finding.description()
            + "\n\n    "
            + finding.evidence();
    return new CreateTask(
        Level.CASE,
        title(finding),
        Optional.of(parent),
        0,
        Optional.of(text),
        List.of(finding.file() + " no longer gives cause for this finding"),
        List.of("Repair " + finding.file() + ", line " + finding.line()),
        List.of(finding.file()),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
