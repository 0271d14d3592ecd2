package dev.codestrator.mcp;

import dev.codestrator.model.Caller;

/// What the server tells an agent at the start: what it is for, and where to begin.
final class Instructions {
  private static final String ALL =
      """
      Codestrator coordinates coding agents in this git repository; its records are Markdown files \
      under .orchestrator/, readable as resources too. Each tool takes {"method": "...", "params": \
      {...}}; with "help": true it tells all about that method instead. In signatures ? marks what may \
      be left out, [] a list, = a default, (..) a choice that help lists; every method takes \
      session_id? too. Errors are {code, message, hint}: do what the hint says.
      """;

  private static final String LOST =
      "Lost, or after compaction: orch_lifecycle work.current_ref says what to do next.\n";

  private static final String ROOT =
      """
      You are root: you plan, split work and hand it out. Begin: orch_session \
      session.open with user_request; later calls belong to that session. Then orch_task task.create \
      (epic > feature > test_group > case, a tree in one call by children; give each case steps and \
      files), orch_thread thread.child.spawn for each ready case, thread.child.wait_status, \
      orch_workspace worktree.merge_to_parent, orch_merge merge.main.request, \
      merge.main.acquire_lock, merge.review.request_auto, merge.main.land, merge.main.release_lock.
      """;

  private static final String WORKER =
      """
      You are a worker: you work on the cases of your scope, in your own worktree only. Begin: \
      orch_lifecycle work.current_ref, then orch_task case.begin. After each step: step.check with \
      evidence. At the end: case.complete, which commits. Blocked: orch_inbox inbox.send to root \
      with kind blocker.
      """;

  private static final String REVIEWER =
      """
      You are a merge reviewer: you read and judge, and change nothing. Begin: orch_merge \
      merge.review_context. End: merge.review.submit with APPROVE or BLOCK; each finding needs \
      evidence, BLOCK a blocking one.
      """;

  private static final String ARCHITECT =
      "You are a plan architect: you plan, and begin no case. Begin: orch_task task.list.\n";

  private static final String MIRROR = "You keep the rendered mirror of the records up to date.\n";

  private static final String JOB = "You are a job: you do what your prompt says.\n";

  private Instructions() {}

  static String to(Caller caller) {
    return ALL
        + switch (caller.role()) {
          case ROOT -> ROOT + LOST;
          case WORKER -> WORKER + LOST;
          case MERGE_REVIEWER -> REVIEWER;
          case PLAN_ARCHITECT -> ARCHITECT;
          case DOC_MIRROR_MANAGER -> MIRROR;
          case JOB -> JOB;
        };
  }
}
