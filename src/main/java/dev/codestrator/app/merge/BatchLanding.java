package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.merge.Batch.Link;
import dev.codestrator.app.merge.Batch.Member;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.git.Git;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.model.Id;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lands several approved requests with one verification. When that fails, it looks by halves for
/// the request that breaks it: those before it land, it goes back to its root, and the rest tries
/// again.
final class BatchLanding {
  private final Git git;
  private final Checkpointing checkpointing;
  private final Verification verification;
  private final WorktreeFolders folders;
  private final LandingRules rules;
  private final LandingNotes notes;
  private final TargetBranch target;
  private final FaultPoint faults;

  BatchLanding(
      Git git,
      Checkpointing checkpointing,
      Verification verification,
      WorktreeFolders folders,
      LandingNotes notes,
      FaultPoint faults) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.verification = verification;
    this.folders = folders;
    this.rules = new LandingRules(git, checkpointing);
    this.notes = notes;
    this.faults = faults;
    this.target = new TargetBranch(git);
  }

  /// What landed, in order, and what did not, with why.
  ///
  /// @param before where the target was
  record Result(String before, List<Link> landed, List<Failed> failed) {}

  /// A request that did not land.
  record Failed(QueueEntry entry, Rejection why) {}

  /// Lands the caller's own request, which may land, with others.
  ///
  /// @throws Rejection.ToolFailed `verify_failed` when the target itself fails
  Result land(Call call, View view, QueueEntry own) {
    var batch = new Batch(git, rules, call);
    List<Member> members = batch.members(view, own);
    members.forEach(member ->
        checkpointing.records(
            call,
            member.root(),
            "Keep records before landing",
            About.session(member.entry().session())));
    String before = git.commit(call.root().root(), "refs/heads/" + own.target());
    var landed = new ArrayList<Link>();
    var failed = new ArrayList<Failed>();
    try (var trial = new Trial(git, verification, folders, call, own.id())) {
      String tip = before;
      while (!members.isEmpty()) {
        List<Link> chain = batch.chain(tip, members);
        Culprit culprit = culprit(trial, tip, chain);
        faults.reach("verified");
        List<Link> good = chain.subList(0, culprit.index());
        if (!good.isEmpty()) {
          move(call, own.target(), tip, good);
          landed.addAll(good);
          tip = good.getLast().commit();
        }
        culprit
            .why()
            .ifPresent(
                why -> failed.add(new Failed(chain.get(culprit.index()).member().entry(), why)));
        members = chain.stream().skip(culprit.index() + 1L).map(Link::member).toList();
      }
    }
    failed.forEach(each -> notes.returned(call, each.entry(), each.why()));
    batch.left().forEach((entry, why) -> failed.add(new Failed(entry, why)));
    return new Result(before, landed, failed);
  }

  /// Removes the checkout that a crash may have left.
  void tidy(Call call, Id entry) {
    new Trial(git, verification, folders, call, entry).close();
  }

  /// The first of a chain that doesn't pass; behind its end when all do.
  private record Culprit(int index, Optional<Rejection> why) {}

  private static Culprit culprit(Trial trial, String before, List<Link> chain) {
    int good = 0;
    int bad = chain.size();
    Optional<Rejection> why =
        chain.isEmpty() ? Optional.empty() : trial.fails(chain.getLast().commit());
    if (why.isEmpty()) {
      return new Culprit(chain.size(), why);
    }
    while (bad - good > 1) {
      int middle = (good + bad) / 2;
      Optional<Rejection> fails = trial.fails(chain.get(middle - 1).commit());
      good = fails.isEmpty() ? middle : good;
      bad = fails.isEmpty() ? bad : middle;
      why = fails.isPresent() ? fails : why;
    }
    if (good == 0) {
      trial
          .fails(before)
          .ifPresent(fault -> {
            throw fault.during("the target itself fails, before anything lands on it");
          });
    }
    return new Culprit(bad - 1, why);
  }

  private void move(Call call, String branch, String before, List<Link> links) {
    links.forEach(link -> notes.landing(call, link.member().entry().id(), link.commit()));
    faults.reach("prepared");
    String commit = links.getLast().commit();
    try {
      target.advance(call, call.root().root(), branch, before, commit);
    } catch (Rejection e) {
      if (!target.has(call.root().root(), branch, commit)) {
        links.forEach(link -> notes.failed(call, link.member().entry().id(), e));
        throw e;
      }
    }
    faults.reach("moved");
  }
}
