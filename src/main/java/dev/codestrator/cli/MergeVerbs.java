package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for review and landing.
final class MergeVerbs {

  private MergeVerbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of(
              "merge request",
              "merge.main.request",
              fields("request_id", "merge_request_id", "branch", "target", "position"),
              "orch merge request"),
          Verb.of(
                  "merge feature",
                  "merge.request",
                  fields("id", "branch", "target", "tasks", "reviewer_session"),
                  "orch merge feature f-9d --notes \"Mind the migration\"")
              .takes("feature_task_id"),
          Verb.of(
              "merge next",
              "merge.main.next",
              fields("yours", "holder", "next"),
              "orch merge next"),
          Verb.of(
              "merge lock",
              "merge.main.acquire_lock",
              fields("lock_id", "session", "expires_at"),
              "orch merge lock"),
          Verb.of(
              "merge unlock",
              "merge.main.release_lock",
              fields("lock_id", "state"),
              "orch merge unlock"),
          Verb.of(
                  "verify-evidence",
                  "evidence.verify",
                  new Layout.Evidence(),
                  "orch verify-evidence --merge-request-id r-5b")
              .takes("task_ids")
              .lastOptional(1),
          Verb.of("merge context", "merge.review_context", fields(), "orch merge context r-5b")
              .takes("merge_request_id"),
          Verb.of(
                  "merge review",
                  "merge.review.request_auto",
                  fields("review_job_id", "merge_request_id", "commit", "path", "attach_info"),
                  "orch merge review --provider codex")
              .takes("merge_request_id")
              .lastOptional(1),
          Verb.of(
              "merge verdict",
              "merge.review.thread_status",
              fields("review_job_id", "state", "detail", "report"),
              "orch merge verdict"),
          Verb.of(
                  "merge approve",
                  "merge.review.submit",
                  fields("review_job_id", "state"),
                  "orch merge approve r-5b --notes \"read it, ./check passes\"")
              .saying("Approve, as the reviewer or a person at a terminal.")
              .takes("merge_request_id")
              .fixing("verdict", "APPROVE"),
          Verb.of(
                  "merge block",
                  "merge.review.submit",
                  fields("review_job_id", "state"),
                  "orch merge block r-5b --findings '[{\"file\": \"a.c\", \"line\": 1, \"severity\": \"blocking\","
                      + " \"description\": \"Wrong\", \"evidence\": \"i + 1\"}]'")
              .saying("Block, as the reviewer or a person at a terminal.")
              .takes("merge_request_id")
              .fixing("verdict", "BLOCK"),
          Verb.of(
                  "merge take",
                  "merge.review.take",
                  fields("review_job_id", "state"),
                  "orch merge take r-5b")
              .takes("merge_request_id"),
          Verb.of(
                  "merge repair",
                  "merge.review.follow_up",
                  table("cases", "id", "title", "path"),
                  "orch merge repair v-3c --parent g-1x")
              .takes("review_job_id")
              .naming("parent_id", "parent"),
          Verb.of(
                  "merge submit",
                  "merge.review.submit",
                  fields("review_job_id", "state"),
                  "orch merge submit r-5b approve --notes \"./check passes\"")
              .takes("merge_request_id", "verdict"),
          Verb.of(
                  "merge status",
                  "merge.main.status",
                  fields(
                      "request_id",
                      "status",
                      "position",
                      "holder",
                      "branch",
                      "target",
                      "landed",
                      "review"),
                  "orch merge status")
              .takes("request_id")
              .lastOptional(1),
          Verb.of(
                  "merge land",
                  "merge.main.land",
                  fields("target", "commit", "files", "verified", "warnings"),
                  "orch merge land")
              .takes("request_id")
              .lastOptional(1),
          Verb.of(
              "merge queue",
              "merge.main.list",
              table(
                  "queue", "position", "request_id", "status", "waiting_for", "branch", "session"),
              "orch merge queue"));
}
