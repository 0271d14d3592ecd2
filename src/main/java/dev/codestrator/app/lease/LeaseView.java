package dev.codestrator.app.lease;

import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.shape.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A lease as it stands now.
///
/// @param expiresAt when it lapses unless it is renewed
/// @param stolenFrom leases that were taken for it
public record LeaseView(
    Id lockId,
    Lease.State state,
    Optional<Id> thread,
    Id session,
    Lease.ScopeType scopeType,
    Lease.Mode mode,
    List<String> paths,
    long fence,
    String reason,
    Instant acquiredAt,
    Instant expiresAt,
    List<Id> stolenFrom) {
  static LeaseView of(Lease lease, Instant expiresAt, List<Id> stolen) {
    return new LeaseView(
        lease.id(),
        lease.state(),
        lease.thread(),
        lease.session(),
        lease.scopeType(),
        lease.mode(),
        lease.paths(),
        lease.fence(),
        lease.reason(),
        lease.acquiredAt(),
        expiresAt,
        stolen);
  }

  /// Who holds it, for a message.
  String holder() {
    return thread.map(Id::value).orElse("the root of " + session)
        + " ("
        + Kind.word(mode)
        + ", until "
        + expiresAt
        + ")";
  }
}
