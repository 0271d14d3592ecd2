package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Review;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// What places in the queue wait for.
final class Waits {
  private final Staleness staleness;
  private final Call call;
  private final View view;

  Waits(Git git, Call call, View view) {
    this.staleness = new Staleness(git);
    this.call = call;
    this.view = view;
  }

  /// In words; empty when it has landed.
  Optional<String> of(QueueEntry entry, Optional<Review> review) {
    String named = review.map(each -> each.id().value()).orElse("a reviewer");
    return Optional.of(entry)
        .filter(QueueEntry::isOpen)
        .map(_ ->
            switch (entry.status()) {
              case BLOCKED -> "its repair: " + named + " blocks it";
              case FAILED -> "its repair: orch merge status " + entry.id();
              case LANDING -> "the end of its landing; if it was cut off: orch merge land";
              case IN_REVIEW -> "the verdict of " + named;
              case QUEUED -> inTheWay(entry).orElse("a review: orch merge review");
              case APPROVED ->
                  stale(entry, review)
                      .or(() -> inTheWay(entry))
                      .orElse("its landing: orch merge land");
              case LANDED -> "";
            });
  }

  /// That what was approved isn't what is there now.
  private Optional<String> stale(QueueEntry entry, Optional<Review> review) {
    Optional<Checkout> root = call.repository().rootOf(entry.session());
    if (root.isEmpty() || review.isEmpty()) {
      return Optional.empty();
    }
    List<String> since =
        staleness.since(root.get(), review.get().commit(), "refs/heads/" + entry.target());
    return Optional.of(String.join(", ", since))
        .filter(_ -> !since.isEmpty())
        .map(files -> "a new review: changed since " + review.get().id() + ": " + files);
  }

  private Optional<String> inTheWay(QueueEntry entry) {
    Optional<String> lock =
        holder()
            .filter(session -> !session.equals(entry.session()))
            .map(session -> "the main lock, held by " + session);
    return lock.or(() ->
        Turns.waiting(view).stream()
            .takeWhile(each -> !each.id().equals(entry.id()))
            .filter(QueueEntry::isReady)
            .findFirst()
            .map(first -> first.id() + " of " + first.session() + ", which is before it"));
  }

  /// The session that has the main lock.
  Optional<Id> holder() {
    return Leases.held(call, view).stream()
        .map(Stored::value)
        .filter(lease -> lease.scopeType() == Lease.ScopeType.MAIN_MERGE)
        .map(Lease::session)
        .findFirst();
  }
}
