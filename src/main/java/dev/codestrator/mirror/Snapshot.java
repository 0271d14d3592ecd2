package dev.codestrator.mirror;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkpoint;
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
/// @param clashes the live branches that touch the same files; no part of the version, for they
///   follow from the code
/// @param recent what happened last, the newest first
public record Snapshot(
    String version,
    List<Item> items,
    List<AgentThread> threads,
    List<Lease> leases,
    List<QueueEntry> queue,
    List<Clash> clashes,
    List<Checkpoint> recent) {
  public Snapshot {
    items = List.copyOf(items);
    threads = List.copyOf(threads);
    leases = List.copyOf(leases);
    queue = List.copyOf(queue);
    clashes = List.copyOf(clashes);
    recent = List.copyOf(recent);
  }
}
