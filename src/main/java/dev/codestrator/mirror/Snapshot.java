package dev.codestrator.mirror;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Lease;
import dev.codestrator.model.QueueEntry;
import java.util.List;

/// The records at one moment, as far as the mirror shows them.
///
/// @param version a hash over the records that it was made from
/// @param items the task tree, parents before children
/// @param threads those that are not over, oldest first
/// @param leases those that are held
/// @param queue the merges that have not landed, the next one first
public record Snapshot(
    String version,
    List<Item> items,
    List<AgentThread> threads,
    List<Lease> leases,
    List<QueueEntry> queue) {
  public Snapshot {
    items = List.copyOf(items);
    threads = List.copyOf(threads);
    leases = List.copyOf(leases);
    queue = List.copyOf(queue);
  }
}
