package dev.codestrator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Browser;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board in a real browser, used by keyboard and pointer.
class BoardE2E {
  private static final String HOSTILE = "<img src=x onerror=\"window.hurt=true\"> Retry";

  @TempDir Path temp;

  @Test
  void aPersonFindsTheWayAndSeesWhatChanges() throws Exception {
    try (Orchestra orchestra = Orchestra.in(temp)) {
      Scene scene = orchestra.open("Checkout");
      String begun =
          scene.aCase(
              HOSTILE, Map.of("steps", List.of(HOSTILE, "Then tell"), "description", HOSTILE));
      String other =
          scene.aCase("Other", Map.of("steps", List.of("Wait"), "depends_on", List.of(begun)));
      scene.root().call("case.begin", "case_id", begun);
      scene.root().call("lock.acquire", "scope_path", "src/a.c", "reason", HOSTILE);
      try (Boarded board = Boarded.of(orchestra, true)) {
        var arguments =
            List.of(board.open().place().url(), begun, other, scene.file(begun).toString());
        assertUsable(Browser.run("board.mjs", arguments), begun);
      }
    }
  }

  /// An agent that shows what a real one showed when it asked, and ends its turn at the answer.
  private Path asking() throws IOException {
    Path screen = Path.of("src/test/resources/recordings/codex/asks-to-run/screen.txt");
    Path program =
        Files.writeString(
            temp.resolve("asking"),
            """
            #!/bin/sh
            [ "$1" = --version ] && echo 'codex-cli 0.169.0' && exit
            tell() { printf '%%s' "$2" | /bin/sh "${ORCH_PROMPT%%/*}/hook.sh" "$1"; }
            tell UserPromptSubmit '{"session_id":"a","turn_id":"1","prompt":"x"}'
            tell PermissionRequest '{"session_id":"a","turn_id":"1","tool_name":"Bash","tool_input":{"command":"touch ../x"}}'
            cat '%s'
            stty -icanon -echo
            dd bs=1 count=1 of=pressed 2>/dev/null
            clear
            tell PostToolUse '{"session_id":"a","turn_id":"1","tool_name":"Bash","tool_input":{"command":"touch ../x"}}'
            exec sleep 120
            """
                .formatted(screen.toAbsolutePath()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @Test
  void aPersonDecidesWhatWaits() throws Exception {
    try (Orchestra orchestra = Orchestra.in(temp)) {
      orchestra
          .git()
          .write(".orchestrator/config.yaml", "agents:\n  codex:\n    program: " + asking() + "\n");
      orchestra.git().commit("Settings");
      Scene scene = orchestra.open("Checkout");
      Player root = scene.root();
      String landing = scene.aCase("Reject a card", Map.of("files", List.of("*.sh")));
      root.call("case.begin", "case_id", landing);
      scene.git().write("card.sh", "one\n");
      root.call("case.complete", "case_id", landing, "summary", "Done");
      String request = root.call("merge.main.request").text("request_id");
      Object[] ask = {"provider", "command", "launch_command", "exec sleep 120"};
      root.call("merge.review.request_auto", ask);
      Object[] spawn = {"provider", "codex", "scope_case_ids", List.of(scene.aCase("Pay"))};
      String thread = root.call("thread.child.spawn", spawn).at("thread").text("thread_id");
      Waiting.until(
          "it asks", () -> status(root, thread).text("status").equals("waiting_user_answer"));

      try (Boarded board = Boarded.of(orchestra, true, Boarded.person())) {
        var told =
            Browser.run("decisions.mjs", List.of(board.open().place().url(), thread, request));
        assertThat(Browser.text(told, "question")).contains("touch ../x");
        assertThat(Browser.texts(told, "barriers")).isEmpty();
        assertThat(Browser.texts(told, "complaints")).isEmpty();
        assertThat(told)
            .contains(
                entry("answered", "notice"),
                entry("sent", "notice"),
                entry("emptied", ""),
                entry("approved", "notice"));
      }
      assertThat(
              Files.readString(
                  scene.folder(status(root, thread).text("worktree_id")).resolve("pressed")))
          .isEqualTo("y");
      assertThat(root.call("merge.main.list").each("queue", "status")).containsExactly("approved");
    }
  }

  private static Answer status(Player root, String thread) {
    return root.call("thread.child.status", "thread_id", thread);
  }

  private static void assertUsable(Map<String, Object> told, String begun) {
    assertThat(Browser.texts(told, "barriers")).isEmpty();
    assertThat(Browser.texts(told, "others")).isEmpty();
    assertThat(Browser.texts(told, "complaints")).isEmpty();
    assertThat(Browser.text(told, "overflow")).matches("\\[(0(, )?)+]");
    assertThat(Browser.text(told, "address")).doesNotContain("token");
    assertThat(told)
        .contains(
            entry("write", "live, may write"),
            entry("closed", 5),
            entry("opened", 8),
            entry("moved", true),
            entry("searching", "search"),
            entry("found", begun),
            entry("help", 1),
            entry("helpClosed", true),
            entry("sameDocument", true),
            entry("typed", "Half a sent"),
            entry("emptied", ""),
            entry("hurt", false));
    assertThat(Browser.text(told, "ticked")).contains("- [x] " + HOSTILE, "Written in an editor.");
    assertThat(Browser.text(told, "refused")).contains("not in progress", "orch case begin");
  }
}
