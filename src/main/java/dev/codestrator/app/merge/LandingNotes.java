package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.git.Git;
import dev.codestrator.model.Id;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the records say of landings. What is to land is noted before the target moves, so that
/// after a crash the target tells whether it did.
final class LandingNotes {
  private static final int LONGEST_REASON = 500;

  private final TargetBranch target;
  private final Inbox inbox;

  /// @param inbox tells roots whose request was returned
  LandingNotes(Git git, Inbox inbox) {
    this.target = new TargetBranch(git);
    this.inbox = inbox;
  }

  /// Whether an entry was about to land when it was cut off, and its target has moved.
  boolean hasMoved(Call call, QueueEntry entry) {
    Path main = call.repository().main().root();
    return entry.status() == QueueEntry.Status.LANDING
        && entry.landed().filter(commit -> target.has(main, entry.target(), commit)).isPresent();
  }

  /// How an entry stands in truth.
  QueueEntry truth(Call call, QueueEntry entry) {
    return hasMoved(call, entry) ? entry.landedAs(entry.landed().orElseThrow()) : entry;
  }

  /// Notes that a landing that was cut off has moved nothing. Nobody else lands now.
  QueueEntry settle(Call call, QueueEntry entry) {
    return entry.status() == QueueEntry.Status.LANDING
        ? change(call, "merge.main.land undone", entry.id(), QueueEntry::notLanded)
        : entry;
  }

  /// Notes as what an entry is about to land.
  void landing(Call call, Id entry, String commit) {
    change(call, "merge.main.land begun", entry, each -> each.landingAs(commit));
  }

  /// Notes as what an entry has landed.
  QueueEntry landed(Call call, Id entry, String commit) {
    return call.write(
        "merge.main.land",
        draft -> {
          Stored<QueueEntry> stored = draft.get(RecordType.QUEUE_ENTRY, entry);
          setRequest(draft, stored.value().request());
          return draft
              .save(RecordType.QUEUE_ENTRY, stored, stored.value().landedAs(commit))
              .value();
        });
  }

  private static void setRequest(Draft draft, Id merge) {
    Stored<MergeRequest> request = draft.get(RecordType.MERGE_REQUEST, merge);
    draft.save(RecordType.MERGE_REQUEST, request, request.value().with(MergeRequest.Status.LANDED));
  }

  /// Notes why a landing failed.
  void failed(Call call, Id entry, Rejection why) {
    String reason = Texts.excerpt(why.code() + ": " + why.message(), LONGEST_REASON);
    change(call, "merge.main.land failed", entry, each -> each.failed(reason));
  }

  /// Returns a request to its root, which is told why.
  void returned(Call call, QueueEntry entry, Rejection why) {
    failed(call, entry.id(), why);
    String text = entry.id() + " did not land, and is returned to you: " + why.message();
    call.write(
        "merge.main.land returned",
        draft -> {
          inbox.tell(call, draft, entry.session(), Optional.empty(), text);
          return entry;
        });
  }

  private static QueueEntry change(
      Call call, String label, Id entry, UnaryOperator<QueueEntry> how) {
    return call.write(
        label,
        draft -> {
          Stored<QueueEntry> stored = draft.get(RecordType.QUEUE_ENTRY, entry);
          return draft.save(RecordType.QUEUE_ENTRY, stored, how.apply(stored.value())).value();
        });
  }
}
