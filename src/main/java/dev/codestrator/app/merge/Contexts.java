package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Trespass;
import dev.codestrator.app.lifecycle.Proof;
import dev.codestrator.git.FileChange;
import dev.codestrator.git.Git;
import dev.codestrator.model.Clone;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Param;
import dev.codestrator.model.Task;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The method `merge.review_context`.
public final class Contexts {
  private static final int LONGEST_DIFF = 60_000;
  private static final int MOST_COMMITS = 200;

  private final Git git;

  /// @param git the program
  public Contexts(Git git) {
    this.git = git;
  }

  /// What `merge.review_context` takes.
  public record ContextRequest(@Param("r-... or a unique beginning of it") String mergeRequestId) {}

  /// `merge.review_context`: of the commit under review, else of the branch as it is.
  public ReviewContext context(Call call, ContextRequest request) {
    View view = call.view();
    MergeRequest merge = view.get(RecordType.MERGE_REQUEST, request.mergeRequestId()).value();
    Path root = call.repository().main().root();
    String commit = reviewed(view, git, root, merge);
    String base = git.mergeBase(root, merge.target(), commit).orElse(commit);
    List<FileChange> files =
        git.history().changedFiles(root, base, commit).stream()
            .filter(each -> isCode(each.path()))
            .toList();
    List<ReviewContext.CaseEvidence> cases = cases(call, view, merge, commit);
    Trespass trespass = LandingScope.trespass(call, view, merge, files);
    String diff =
        git.history().diff(root, base, commit, List.of(".", ":(exclude)" + Clone.STATE_FOLDER));
    return new ReviewContext(
        merge.id(),
        merge.branch(),
        merge.target(),
        base,
        commit,
        merge.notes().text(),
        files,
        git.history().log(root, base + ".." + commit, MOST_COMMITS),
        cases,
        git.forecasts().forecast(root, merge.target(), commit).conflicts(),
        trespass.outside(),
        trespass.leased().stream().map(Trespass.Held::text).toList(),
        diff.length() > LONGEST_DIFF ? diff.substring(0, LONGEST_DIFF) : diff,
        diff.length() > LONGEST_DIFF,
        "git diff " + base + " " + commit + " -- . ':(exclude)" + Clone.STATE_FOLDER + "'");
  }

  /// The commit under review, else the branch's head.
  static String reviewed(View view, Git git, Path root, MergeRequest merge) {
    return Reviews.newest(view, merge.id())
        .filter(review -> review.isPending())
        .map(review -> review.commit())
        .orElseGet(() -> git.commit(root, merge.branch()));
  }

  static boolean isCode(String path) {
    return !path.startsWith(Clone.STATE_FOLDER + "/");
  }

  private List<ReviewContext.CaseEvidence> cases(
      Call call, View view, MergeRequest merge, String commit) {
    TaskTree tree = call.tasks(view);
    Path root = call.repository().main().root();
    Map<String, Boolean> known = new HashMap<>();
    Predicate<String> inBranch =
        named -> known.computeIfAbsent(named, _ -> git.contains(root, commit, named));
    return merge.tasks().stream()
        .flatMap(id -> tree.cases(id).stream())
        .map(node -> evidence(view, tree, node, inBranch))
        .toList();
  }

  private static ReviewContext.CaseEvidence evidence(
      View view, TaskTree tree, Node node, Predicate<String> inBranch) {
    TaskFile file = tree.read(node);
    Task task = file.task();
    List<Proof> proofs = Proof.of(file.steps(), inBranch);
    return new ReviewContext.CaseEvidence(
        task.id(),
        task.title(),
        task.state(),
        file.steps(),
        proofs,
        proofs.stream().allMatch(Proof::proven),
        file.acceptance(),
        task.files(),
        Checkpoints.list(view, node).stream().map(view::shown).toList());
  }
}
