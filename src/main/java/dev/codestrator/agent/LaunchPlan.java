package dev.codestrator.agent;

/// How an agent is launched.
///
/// @param command a line for the POSIX shell; it runs in the worktree with the `ORCH_*` variables
///   set
public record LaunchPlan(String command) {}
