package dev.codestrator.app.thread;

import dev.codestrator.agent.Provider;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import java.util.List;
import java.util.Optional;

/// A spawn that passed all rules, before anything is made.
///
/// @param thread its record, with no worktree yet when it gets its own
/// @param ownWorktree whether a worktree is made for it
/// @param worktree the one it was given
/// @param lease what is leased for it
record SpawnPlan(
    AgentThread thread,
    Provider provider,
    boolean ownWorktree,
    Id worktree,
    Optional<Lease> lease,
    List<Id> scope) {}
