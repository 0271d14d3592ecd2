package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.inbox.SendMessage;
import dev.codestrator.app.lifecycle.Completion;
import dev.codestrator.git.Git;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Finding;
import dev.codestrator.model.Finding.Severity;
import dev.codestrator.model.Id;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Message;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Verdict;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.util.List;
import java.util.Optional;

/// Records what a reviewer says.
public final class Verdicts {
  private final Git git;
  private final Inbox inbox;

  /// @param git reads the reviewed commit
  /// @param inbox tells root
  public Verdicts(Git git, Inbox inbox) {
    this.git = git;
    this.inbox = inbox;
  }

  ReviewView submit(Call call, SubmitReview request) {
    return call.write("merge.review.submit", draft -> submit(call, draft, request));
  }

  private ReviewView submit(Call call, Draft draft, SubmitReview request) {
    MergeRequest merge = draft.get(RecordType.MERGE_REQUEST, request.mergeRequestId()).value();
    Review review = pending(draft, merge);
    mayJudge(call, review);
    refuseOther(review, request);
    String report =
        Reports.write(
            merge.branch(), request.verdict(), request.findings(), request.notes().orElse(""));
    return end(call, draft, merge, review, request, report);
  }

  /// Takes up the verdict that is written in the review's file. Anybody may have written it there,
  /// so a person has to stand by it.
  ///
  /// @throws Rejection.Forbidden `verdict_unconfirmed`
  /// @return the review as it is now; empty when its file holds no verdict
  Optional<ReviewView> adopt(Call call, Id merge) {
    return Reviews.newest(call.view(), merge).flatMap(Verdicts::written).isEmpty()
        ? Optional.empty()
        : Optional.of(
            call.write(
                "merge.review.submit",
                draft -> {
                  MergeRequest asked = draft.get(RecordType.MERGE_REQUEST, merge).value();
                  Review review = pending(draft, asked);
                  requireConfirmed(call, review);
                  SubmitReview verdict = written(review).orElseThrow();
                  return end(call, draft, asked, review, verdict, review.report().text());
                }));
  }

  /// The verdict in the file of a review that is still to be given.
  static Optional<SubmitReview> written(Review review) {
    String report = review.report().text();
    return Optional.of(review)
        .filter(Review::isPending)
        .flatMap(_ -> Reports.verdict(report))
        .map(verdict ->
            new SubmitReview(
                review.request().value(),
                verdict,
                Reports.findings(report),
                Optional.empty(),
                Optional.empty()));
  }

  private static void refuseOther(Review review, SubmitReview request) {
    request
        .commit()
        .filter(commit -> commit.isBlank() || !review.commit().startsWith(commit))
        .ifPresent(commit -> {
          throw new Rejection.Conflict(
              "other_commit",
              "review "
                  + review.id()
                  + " is of "
                  + review.commit()
                  + ", and "
                  + commit
                  + " was judged",
              "judge that commit, or ask for a review of the branch as it is: orch merge review");
        });
  }

  private ReviewView end(
      Call call,
      Draft draft,
      MergeRequest merge,
      Review review,
      SubmitReview request,
      String report) {
    MainLock.require(call, draft);
    check(call, review, request);
    boolean approved = request.verdict() == Verdict.APPROVE;
    Review ended = review.ended(approved ? Review.State.APPROVED : Review.State.BLOCKED, report);
    new Grants(call.repository()).judge(ended);
    draft.save(RecordType.REVIEW, draft.get(RecordType.REVIEW, review.id()), ended);
    set(
        draft,
        Queue.find(call, draft, Optional.of(merge.id().value())),
        approved ? MergeRequest.Status.APPROVED : MergeRequest.Status.BLOCKED,
        approved ? QueueEntry.Status.APPROVED : QueueEntry.Status.BLOCKED);
    inbox.send(call, draft, message(review, request));
    return ReviewView.of(ended, ended.state(), "");
  }

  /// Records that a reviewer has completed its work, once it owes no verdict: whoever waits for
  /// that finds the verdict committed.
  static void finish(Call call, Id reviewer) {
    call.write(
        "thread completed",
        draft -> {
          Stored<AgentThread> stored = draft.get(RecordType.THREAD, reviewer);
          AgentThread thread = stored.value();
          if (!thread.status().isOver() && Completion.isComplete(call, draft, thread)) {
            draft.save(RecordType.THREAD, stored, thread.with(ThreadStatus.COMPLETED));
          }
          return reviewer;
        });
  }

  /// Sets how a place in the queue and its merge request stand.
  static void set(
      Draft draft, Stored<QueueEntry> entry, MergeRequest.Status merge, QueueEntry.Status place) {
    Stored<MergeRequest> request = draft.get(RecordType.MERGE_REQUEST, entry.value().request());
    draft.save(RecordType.MERGE_REQUEST, request, request.value().with(merge));
    draft.save(RecordType.QUEUE_ENTRY, entry, entry.value().with(place));
  }

  private static SendMessage message(Review review, SubmitReview request) {
    var text =
        new StringBuilder(
            "Review " + review.id() + " of " + review.request() + ": " + request.verdict());
    request.findings().stream()
        .filter(finding -> finding.severity() == Severity.BLOCKING)
        .forEach(each ->
            text.append("\n- ")
                .append(each.file())
                .append(':')
                .append(each.line())
                .append(": ")
                .append(each.description()));
    return new SendMessage(
        Optional.empty(), "root", text.toString(), Message.Kind.VERDICT, Optional.empty());
  }

  private static Review pending(Draft draft, MergeRequest merge) {
    return Reviews.newest(draft, merge.id())
        .filter(Review::isPending)
        .orElseThrow(() ->
            new Rejection.Conflict(
                "no_review_pending",
                "no review of " + merge.id() + " waits for a verdict",
                "ask for one: orch merge review"));
  }

  /// The reviewer's own thread gives the verdict, or a person at a terminal; never the root agent.
  private static void mayJudge(Call call, Review review) {
    boolean reviewer =
        call.caller().role() == Role.MERGE_REVIEWER
            && call.caller().thread().equals(review.thread());
    if (!reviewer && !isPerson(call)) {
      throw new Rejection.Forbidden(
          "not_the_reviewer",
          "a verdict on " + review.id() + " was given by " + call.caller().role().dashed(),
          "its reviewer gives it"
              + review.thread().map(id -> ", " + id).orElse("")
              + "; or a person at a terminal");
    }
  }

  private static void requireConfirmed(Call call, Review review) {
    if (!isPerson(call)) {
      throw new Rejection.Forbidden(
          "verdict_unconfirmed",
          "the file of " + review.id() + " holds a verdict, and anybody may have written it",
          "a person looks at it, and takes it at a terminal: orch merge take " + review.request());
    }
  }

  /// Whether a person gives it, not an agent.
  static boolean isPerson(Call call) {
    return call.caller().role() == Role.ROOT && call.caller().atTerminal();
  }

  private void check(Call call, Review review, SubmitReview request) {
    long blocking =
        request.findings().stream().filter(each -> each.severity() == Severity.BLOCKING).count();
    if (request.verdict() == Verdict.BLOCK && blocking == 0) {
      throw new Rejection.Invalid(
          "verdict_without_finding",
          "BLOCK was given without a blocking finding",
          "say what blocks: file, line, description, evidence");
    }
    if (request.verdict() == Verdict.APPROVE && blocking > 0) {
      throw new Rejection.Invalid(
          "verdict_against_findings",
          "APPROVE was given with " + blocking + " blocking findings",
          "give BLOCK, or make them warnings");
    }
    request.findings().forEach(finding -> check(call, review, finding));
  }

  private void check(Call call, Review review, Finding finding) {
    if (finding.evidence().isBlank() || finding.description().isBlank()) {
      throw new Rejection.Invalid(
          "finding_without_evidence",
          "the finding in "
              + finding.file()
              + ":"
              + finding.line()
              + " has no evidence or description",
          "quote the line, or a command with its output");
    }
    List<String> lines =
        git.history()
            .show(call.repository().main().root(), review.commit(), finding.file())
            .map(text -> text.lines().toList())
            .orElseThrow(() ->
                new Rejection.Invalid(
                    "no_such_file",
                    finding.file() + " is not in the reviewed commit " + review.commit(),
                    "name a file of that commit, relative to the repository"));
    if (finding.line() < 1 || finding.line() > Math.max(1, lines.size())) {
      throw new Rejection.Invalid(
          "no_such_line",
          finding.file()
              + " has "
              + lines.size()
              + " lines, and line "
              + finding.line()
              + " was named",
          "name a line of the reviewed commit");
    }
  }
}
