package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Waiting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tmux server is killed below real agents.
class ResumeE2E {
  @TempDir private Path temp;

  @Test
  void agentsGoOnWithTheirConversations() throws Exception {
    try (Studio studio = Studio.in(temp)) {
      String first = studio.scene().aCase("Refuse an expired card", "Check the date");
      String second = studio.scene().aCase("Round the sum", "Check the cents");
      String codex = studio.spawn("codex", first, "claims", List.of("src/**"));
      String claude = studio.spawn("claude_code", second);
      for (String worker : List.of(codex, claude)) {
        studio.told(worker, "Stop", 1);
      }
      studio.scene().orchestra().close();
      for (String worker : List.of(codex, claude)) {
        studio.await(worker, "lost");
      }
      Answer attached =
          studio
              .scene()
              .root()
              .call("resume.candidates.attach", "target_session_id", studio.scene().session());
      assertThat(attached.each("revived", "detail")).containsOnly("");
      assertThat(attached.each("revived", "thread_id")).containsExactlyInAnyOrder(codex, claude);
      assertThat(attached.each("revived", "resumed")).containsOnly("true");
      goesOn(studio, codex, first);
      goesOn(studio, claude, second);
      assertThat(studio.scene().root().call("lock.list").each("locks", "thread"))
          .containsExactly(codex);
    }
  }

  /// In the same conversation and worktree, it is told its current reference.
  private static void goesOn(Studio studio, String worker, String aCase) throws Exception {
    studio.told(worker, "Stop", 2);
    assertThat(studio.prompts(worker)).hasSize(2);
    assertThat(studio.prompts(worker).getLast()).contains("Begin case " + aCase);
    assertThat(studio.conversations(worker)).hasSize(1);
    Waiting.until(
        "its model was told both",
        () ->
            studio.model().heard().stream()
                .map(Conversation::text)
                .anyMatch(text ->
                    text.contains("Begin case " + aCase)
                        && text.contains("has been started again")));
    assertThat(studio.status(worker).text("status")).isIn("processing", "idle");
  }
}
