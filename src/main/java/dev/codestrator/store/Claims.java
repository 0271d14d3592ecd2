package dev.codestrator.store;

import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.model.shape.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which worktree owns which Case: an active worktree owns the Cases that its record names.
public final class Claims {
  private final Map<Id, Claim> byCase = new HashMap<>();

  private Claims() {}

  /// A Case's owner.
  ///
  /// @param worktree the record that names the Case
  /// @param checkout where it is on this machine; empty when its folder is gone
  public record Claim(Worktree worktree, Optional<Checkout> checkout) {}

  /// The claims of all sessions of the clone.
  static Claims read(View view) {
    var claims = new Claims();
    String active = Kind.word(Worktree.Status.ACTIVE);
    for (Stored<Worktree> stored : view.listSaying(RecordType.WORKTREE, active)) {
      Worktree worktree = stored.value();
      Optional<Checkout> checkout = view.repository().of(worktree.id(), worktree.branch());
      var claim = new Claim(worktree, checkout.filter(each -> Seats.isReal(each.seat())));
      if (counts(view, claim)) {
        worktree.tasks().forEach(task -> claims.byCase.put(task, claim));
      }
    }
    return claims;
  }

  /// A worktree that is gone owns nothing any more when its session is over.
  private static boolean counts(View view, Claim claim) {
    return claim.worktree().status() == Worktree.Status.ACTIVE
        && (claim.checkout().isPresent()
            || view.list(RecordType.SESSION, claim.worktree().session()).stream()
                .anyMatch(session -> session.value().status() != Session.Status.CLOSED));
  }

  /// The worktree that owns this Case.
  public Optional<Claim> of(Id task) {
    return Optional.ofNullable(byCase.get(task));
  }
}
