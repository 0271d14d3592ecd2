package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The real agents in a repository whose own files have them start a program.
@ExtendWith(ShownWhenFailed.class)
class FolderTrustE2E {
  @TempDir private Path temp;
  private Studio studio;
  private Path canary;

  @BeforeEach
  void open() throws Exception {
    studio = Studio.in(temp);
    canary = temp.resolve("canary");
  }

  @AfterEach
  void end() {
    studio.close();
  }

  private Rejection refused(String provider, String aCase) {
    return studio
        .scene()
        .root()
        .refused("thread.child.spawn", "provider", provider, "scope_case_ids", List.of(aCase));
  }

  @Test
  void claudeRunsAHookOfTheRepositoryOnlyOnceAPersonAgreed() throws Exception {
    startsOnlyAgreedTo(
        "claude_code",
        ".claude/settings.json",
        """
        {"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "touch '%s'"}]}]}}
        """);
  }

  @Test
  void codexStartsAServerOfTheRepositoryOnlyOnceAPersonAgreed() throws Exception {
    startsOnlyAgreedTo(
        "codex",
        ".codex/config.toml",
        """
        [mcp_servers.theirs]
        command = "touch"
        args = ["%s"]
        """);
  }

  private void startsOnlyAgreedTo(String provider, String file, String text) throws Exception {
    studio.scene().git().write(file, text.replace("%s", canary.toString())).commit("Theirs");
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    var edit = new Reply.Runs("echo paid >card.txt");
    studio.model().on("Refuse an expired card", Studio.works(aCase, "Check the date", edit));

    assertThat(refused(provider, aCase).code()).isEqualTo("not_trusted");
    assertThat(canary).doesNotExist();

    Cli.at(studio.scene().orchestra().git()).done("trust", "--yes");
    String worker = studio.spawn(provider, aCase);
    Waiting.until("the repository's hook has run", () -> Files.exists(canary));
    studio.await(worker, "completed");
  }
}
