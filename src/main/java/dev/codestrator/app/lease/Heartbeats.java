package dev.codestrator.app.lease;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Lease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/// What is kept of leases for this machine only: when each was last renewed, and the last fence
/// number.
final class Heartbeats {
  private final Path folder;

  Heartbeats(Call call) {
    folder = call.repository().localDir().resolve("leases");
  }

  /// When a lease lapses.
  Instant expiry(Lease lease) {
    return renewed(lease).plusSeconds(lease.ttlSeconds());
  }

  /// Whether a lease has lapsed. So has one that was renewed in a time further to come than it
  /// lasts: the clock was put back, and it would bind everybody until then.
  boolean lapsed(Lease lease, Instant now) {
    return expiry(lease).isBefore(now)
        || renewed(lease).minusSeconds(lease.ttlSeconds()).isAfter(now);
  }

  private Instant renewed(Lease lease) {
    Instant renewed = Disk.modified(file(lease)).orElse(lease.acquiredAt());
    return renewed.isAfter(lease.acquiredAt()) ? renewed : lease.acquiredAt();
  }

  /// Renews a lease.
  void renew(Lease lease, Instant now) {
    Disk.touch(file(lease), now);
  }

  /// The last fence number that was given out in this clone, as far as this machine knows.
  long lastFence() {
    return Disk.read(fence())
        .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.UTF_8).strip()))
        .orElse(0L);
  }

  /// Remembers the last fence number.
  void lastFence(long number) {
    Disk.replace(fence(), Long.toString(number).getBytes(StandardCharsets.UTF_8));
  }

  private Path fence() {
    return folder.resolve("fence");
  }

  private Path file(Lease lease) {
    return folder.resolve(lease.id().value());
  }
}
