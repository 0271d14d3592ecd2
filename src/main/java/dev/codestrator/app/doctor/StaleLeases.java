package dev.codestrator.app.doctor;

import dev.codestrator.app.lease.Leases;
import dev.codestrator.model.Lease;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.util.ArrayList;
import java.util.List;

/// Leases that lapsed while their holder is gone. They bind nobody; that is noted in their records.
final class StaleLeases implements Check {
  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    List<Stored<Lease>> held = Leases.held(scene.call(), scene.view());
    for (Stored<Lease> stored : scene.view().list(RecordType.LEASE)) {
      Lease lease = stored.value();
      if (lease.state() == Lease.State.HELD && !held.contains(stored)) {
        found.add(scene.guarded(stored.file(), found(scene, stored)));
      }
    }
    return found;
  }

  private static Found found(Scene scene, Stored<Lease> stored) {
    Lease lease = stored.value();
    return Found.of(
        "lease_stale",
        scene.view().shown(stored.file()),
        lease.id()
            + " on "
            + String.join(", ", lease.paths())
            + " has lapsed, and its holder is gone",
        "note that it has expired",
        draft -> draft.save(RecordType.LEASE, stored, lease.with(Lease.State.EXPIRED)));
  }
}
