package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orch hook` never gets into an agent's way.
class HookCommandTest {
  @TempDir Path folder;

  private String thread(Cli cli, String session) {
    return cli.done("--session", session, "here", "--json").text("thread_id");
  }

  @Test
  void itPrintsWhatTheProgramReads() {
    Cli cli = Cli.initialised(folder);
    String session = cli.id("open", "Checkout");
    String thread = thread(cli, session);
    Cli.Ran ran =
        cli.reading("{\"source\":\"startup\"}")
            .done("hook", "SessionStart", "--thread", thread, "--session", session);
    assertThat(ran.out())
        .contains("\"hookEventName\" : \"SessionStart\"", "\"additionalContext\"", thread);
    assertThat(
            cli.reading("{}").done("hook", "Stop", "--thread", thread, "--session", session).out())
        .isEmpty();
  }

  @Test
  void whateverFailsIsToldOnStandardErrorAlone() {
    Cli cli = Cli.initialised(folder);
    String session = cli.id("open", "Checkout");
    String thread = thread(cli, session);
    fails(cli.reading("{\"sour"), "malformed_json", "--thread", thread, "--session", session);
    fails(cli.reading(""), "malformed_json", "--thread", thread, "--session", session);
    fails(cli.reading("[1]"), "malformed_json", "--thread", thread, "--session", session);
    fails(cli.reading("{}"), "unknown_id", "--thread", "t-0000000", "--session", session);
    fails(cli.reading("{}"), "wrong_usage", "--thread", thread);
    fails(cli.reading("{}"), "wrong_usage", "--thread");
    fails(cli.reading("{}").from(folder), "", "--thread", thread, "--session", session);
    fails(cli.reading("{}"), "", "--thread", "nonsense", "--session", session);
  }

  private static void fails(Cli cli, String why, String... options) {
    var words = new ArrayList<>(List.of("hook", "SessionStart"));
    words.addAll(List.of(options));
    Cli.Ran ran = cli.run(words.toArray(String[]::new));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("orch hook SessionStart").contains(why);
  }

  @Test
  void theListOfCommandsLeavesItOutButItsHelpIsThere() {
    Cli cli = Cli.in(folder);
    assertThat(cli.run("help").out()).doesNotContain("hook ").contains("merge-driver");
    assertThat(cli.done("hook", "--help").out()).contains("orch hook EVENT --thread ID");
    assertThat(cli.done("completion", "bash").out()).doesNotContain(" hook ");
  }
}
