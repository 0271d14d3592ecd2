package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.Narration;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.app.workspace.RecordMerge;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.git.Git;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.OsLock;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The method `merge.main.land`: the target moves to work that was approved, merged with the target
/// as it is now, and verified; or it stays where it was.
public final class Landing {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Git git;
  private final Checkpointing checkpointing;
  private final RecordMerge merge;
  private final Verification verification;
  private final TargetBranch target;
  private final LandingRules rules;
  private final LandingNotes notes;
  private final BatchLanding batches;
  private final Verdicts verdicts;
  private final FaultPoint faults;

  /// @param git the program
  /// @param checkpointing makes the commits
  /// @param verification runs the command of the settings
  /// @param folders makes the checkout in which several are verified
  /// @param inbox tells roots whose request was returned
  /// @param faults places for a test to crash at
  public Landing(
      Git git,
      Checkpointing checkpointing,
      Verification verification,
      WorktreeFolders folders,
      Inbox inbox,
      FaultPoint faults) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.merge = new RecordMerge(git);
    this.verification = verification;
    this.target = new TargetBranch(git);
    this.rules = new LandingRules(git, checkpointing);
    this.notes = new LandingNotes(git, inbox);
    this.batches = new BatchLanding(git, checkpointing, verification, folders, notes, faults);
    this.verdicts = new Verdicts(git, inbox);
    this.faults = faults;
  }

  /// `merge.main.land`. After a crash it finds out whether the target had moved, and goes on from
  /// there.
  ///
  /// @throws Rejection.Conflict `main_lock_needed`, `not_approved`, `verdict_stale`,
  ///   `paths_leased`, `paths_outside`, `merge_conflict`, `target_dirty`, `ref_moved`
  /// @throws Rejection.Forbidden `not_trusted`
  /// @throws Rejection.ToolFailed `verify_failed`, `verify_timeout`, `hook_refused`
  public Landed land(Call call, LandRequest request) {
    Agreement.require(call, "merge.");
    MainLock.require(call, call.view());
    try (OsLock _ = OsLock.acquire(lock(call), WAIT, call.caller().process())) {
      View view = call.view();
      QueueEntry entry = Queue.own(call, view, request.requestId()).value();
      verdicts.adopt(call, entry.request());
      if (notes.hasMoved(call, entry)) {
        batches.tidy(call, entry.id());
        return finish(call, entry.id(), recovered(entry), List.of());
      }
      return land(call, call.view(), notes.settle(call, entry));
    }
  }

  /// One landing at a time, also of the session that holds the main lock.
  private static Path lock(Call call) {
    return call.repository().localDir().resolve("landing");
  }

  private Landed land(Call call, View view, QueueEntry entry) {
    Checkout root = call.root();
    List<String> warnings = rules.require(call, view, entry, root);
    Config.Merge settings = call.config().merge();
    if (settings.batch() > 1 && settings.strategy() != Config.Merge.Strategy.FAST_FORWARD) {
      return landTogether(call, view, entry, warnings);
    }
    checkpointing.records(call, root, "Keep records before landing", About.session(call.session()));
    return finish(call, entry.id(), move(call, entry, root), warnings);
  }

  /// Lands others along. The caller's own request is told by the result or the refusal, the others
  /// by their messages.
  private Landed landTogether(Call call, View view, QueueEntry own, List<String> warnings) {
    BatchLanding.Result result = batches.land(call, view, own);
    var carried = new ArrayList<Landed.Carried>();
    for (Batch.Link link : result.landed()) {
      QueueEntry entry = link.member().entry();
      if (!entry.id().equals(own.id())) {
        carried.add(carry(link));
      }
    }
    for (BatchLanding.Failed failed : result.failed()) {
      if (failed.entry().id().equals(own.id())) {
        throw failed.why().during(carried.size() + " others landed");
      }
      carried.add(
          new Landed.Carried(
              failed.entry().id(),
              failed.entry().session(),
              Optional.empty(),
              Optional.of(failed.why().message()),
              List.of()));
    }
    String commit =
        result.landed().stream()
            .filter(link -> link.member().entry().id().equals(own.id()))
            .map(Batch.Link::commit)
            .findFirst()
            .orElseThrow();
    var moved = new Moved(own.target(), result.before(), commit, call.config().merge().verify());
    return finish(call, own.id(), moved, warnings).with(carried);
  }

  private Landed.Carried carry(Batch.Link link) {
    Batch.Member member = link.member();
    QueueEntry entry = member.entry();
    String commit = link.commit();
    var moved = new Moved(entry.target(), commit + "^", commit, Optional.empty());
    Landed landed = finish(member.call(), entry.id(), moved, member.warnings());
    return new Landed.Carried(
        entry.id(), entry.session(), Optional.of(commit), Optional.empty(), landed.warnings());
  }

  /// The target before and after it moved.
  private record Moved(String target, String before, String commit, Optional<String> verified) {}

  private static Moved recovered(QueueEntry entry) {
    String commit = entry.landed().orElseThrow();
    return new Moved(entry.target(), commit + "^", commit, Optional.empty());
  }

  private Moved move(Call call, QueueEntry entry, Checkout root) {
    try {
      String before = tip(root, entry.target());
      Narration.say("merge " + entry.target() + " into the branch");
      mergeTarget(root, entry.target(), before);
      faults.reach("merged");
      String head = git.head(root.root());
      Narration.say("verify");
      Optional<String> verified = verify(call, root, entry.id());
      faults.reach("verified");
      String commit =
          target.prepare(call, root.root(), before, head, LandingMessage.of(call, entry));
      notes.landing(call, entry.id(), commit);
      faults.reach("prepared");
      Narration.say("move " + entry.target());
      advance(call, root, entry.target(), before, commit);
      faults.reach("moved");
      return new Moved(entry.target(), before, commit, verified);
    } catch (Rejection e) {
      notes.failed(call, entry.id(), e);
      throw e;
    }
  }

  /// What fails once the target has moved, as a hook that comes after, does not undo it.
  private void advance(Call call, Checkout root, String branch, String before, String commit) {
    try {
      target.advance(call, root.root(), branch, before, commit);
    } catch (Rejection e) {
      if (!target.has(root.root(), branch, commit)) {
        throw e;
      }
    }
  }

  /// What comes after the target has moved; may be done twice.
  private Landed finish(Call call, Id entry, Moved moved, List<String> warnings) {
    Checkout root = call.root();
    if (call.config().merge().strategy() == Config.Merge.Strategy.SQUASH) {
      mergeTarget(root, moved.target(), moved.commit()); // so that what follows has it as its base
    }
    faults.reach("merged back");
    notes.landed(call, entry, moved.commit());
    faults.reach("noted");
    checkpointing.records(
        call, root, "Land " + entry + " on " + moved.target(), About.session(call.session()));
    faults.reach("finished");
    Optional<String> remote = call.config().merge().push().filter(name -> !name.isBlank());
    Optional<String> problem =
        remote.flatMap(name ->
            git.pushes().push(root.root(), name, moved.target(), tip(root, moved.target())));
    return new Landed(
        entry,
        moved.target(),
        moved.commit(),
        merge.codeChanges(root, moved.before(), moved.commit()),
        moved.verified(),
        remote.filter(_ -> problem.isEmpty()),
        problem,
        List.of(),
        warnings);
  }

  private String tip(Checkout root, String branch) {
    return git.commit(root.root(), "refs/heads/" + branch);
  }

  /// The main lock is kept while the command runs, and must still be ours when it has ended. What
  /// it tested is what was committed.
  private Optional<String> verify(Call call, Checkout root, Id entry) {
    try (MainLock.Kept _ = MainLock.keep(call)) {
      Optional<String> verified = verification.run(call, root.root(), entry);
      verified.ifPresent(command -> refuseChanged(root, command));
      MainLock.require(call, call.view());
      return verified;
    }
  }

  private void refuseChanged(Checkout root, String command) {
    List<String> changed = checkpointing.changedWork(root);
    if (!changed.isEmpty()) {
      throw new Rejection.Conflict(
          "verify_changed_work",
          "'" + command + "' changed " + String.join(", ", changed) + ": what it tested differs",
          "commit what it makes and have it reviewed, or let it change nothing: git -C "
              + root.root()
              + " diff");
    }
  }

  private void mergeTarget(Checkout root, String branch, String tip) {
    if (!git.isAncestor(root.root(), tip, "HEAD")) {
      merge.merge(root, tip, "Merge " + branch + " before landing\n");
    }
  }
}
