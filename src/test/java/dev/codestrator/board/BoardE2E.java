package dev.codestrator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.codestrator.testing.Browser;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
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
