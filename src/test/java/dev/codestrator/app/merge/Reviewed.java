package dev.codestrator.app.merge;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A session with work of one Case on its branch, on the way to landing.
///
/// @param scene the session
record Reviewed(Scene scene) {
  /// A session whose Case wrote `card.sh`.
  static Reviewed in(Orchestra orchestra, String request) {
    return writing(orchestra, request, "card.sh");
  }

  /// A session whose Case wrote this file.
  static Reviewed writing(Orchestra orchestra, String request, String file) {
    Scene scene = orchestra.open(request);
    String aCase = scene.aCase("Reject a card", Map.of("files", List.of("*.sh")));
    scene.root().call("case.begin", "case_id", aCase);
    scene.git().write(file, "one\ntwo\n");
    scene.root().call("case.complete", "case_id", aCase, "summary", "Done");
    return new Reviewed(scene);
  }

  Player root() {
    return scene.root();
  }

  /// Queues the work; the place in the queue.
  Answer queue() {
    return root().call("merge.main.request");
  }

  /// Asks for a review by a reviewer that waits.
  Answer ask() {
    scene.orchestra().clock().pass(Duration.ofSeconds(1));
    return root()
        .call(
            "merge.review.request_auto", "provider", "command", "launch_command", "exec sleep 60");
  }

  Player reviewer(Answer asked) {
    return scene.child(Role.MERGE_REVIEWER, asked.at("thread").text("thread_id"));
  }

  Answer approve(Answer asked) {
    return submit(asked, "APPROVE", List.of());
  }

  /// The reviewer's verdict on what it found.
  Answer block(Answer asked, List<Map<String, Object>> findings) {
    return submit(asked, "BLOCK", findings);
  }

  private Answer submit(Answer asked, String verdict, List<Map<String, Object>> findings) {
    return reviewer(asked)
        .call(
            "merge.review.submit",
            "merge_request_id",
            asked.text("merge_request_id"),
            "verdict",
            verdict,
            "findings",
            findings);
  }

  /// What a reviewer finds in a file, as it tells it.
  static Map<String, Object> finding(String severity, String file, int line, String text) {
    return Map.of(
        "severity", severity, "file", file, "line", line, "description", text, "evidence", "two");
  }

  /// Stops the reviewer and closes the session.
  Answer close(Answer asked) {
    root().call("thread.child.stop", "thread_id", asked.at("thread").text("thread_id"));
    return root().call("session.close");
  }

  /// Queued and approved.
  Answer approved() {
    queue();
    Answer asked = ask();
    approve(asked);
    return asked;
  }

  Rejection landingRefused() {
    return root().refused("merge.main.land");
  }

  String status() {
    return root().call("merge.main.status").text("status");
  }

  String head(String branch) {
    return scene.orchestra().git().git("rev-parse", branch);
  }

  void config(String yaml) {
    scene.git().write(".orchestrator/config.yaml", yaml);
  }
}
