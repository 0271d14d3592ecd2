package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Player;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reviewers that are the real agents.
@ExtendWith(ShownWhenFailed.class)
class ReviewE2E {
  @TempDir private Path temp;

  /// It rests at its prompt afterwards; root waits for it, lands and closes without ending it.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void oneThatApprovesHasCompletedAndTheWorkLands(String provider) throws Exception {
    try (Studio studio = Studio.in(temp)) {
      Player root = studio.scene().root();
      String aCase = studio.scene().aCase("Refuse an expired card", Map.of("files", List.of("*")));
      root.call("case.begin", "case_id", aCase);
      studio.scene().git().write("card.txt", "paid\n");
      root.call("case.complete", "case_id", aCase, "summary", "Expired cards are refused");
      String request = root.call("merge.main.request").text("merge_request_id");
      studio
          .model()
          .on(
              "Review merge request " + request,
              Script.of(
                  Reply.calls(
                      "orch_merge", "merge.review_context", Map.of("merge_request_id", request)),
                  Reply.calls(
                      "orch_merge",
                      "merge.review.submit",
                      Map.of("merge_request_id", request, "verdict", "APPROVE")),
                  new Reply.Says("Approved.")));

      Answer asked = root.call("merge.review.request_auto", "provider", provider);
      String reviewer = asked.at("thread").text("thread_id");
      studio.await(reviewer, "completed");

      studio.told(reviewer, "Stop", 1);
      assertThat(studio.status(reviewer).text("status")).isEqualTo("completed");
      root.call("merge.main.land");
      root.call("merge.main.release_lock");
      assertThat(root.call("session.close").text("summary")).contains("review approved");
      assertThat(studio.scene().orchestra().git().git("show", "main:card.txt")).isEqualTo("paid");
    }
  }
}
