package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orch resume`, `orch task next`, `orch cleanup` and `orch rescue` as people type them.
class ResumeCommandTest {
  @TempDir private Path folder;

  @Test
  void aSessionIsFoundTakenOverAndEnded() {
    Cli cli = Cli.initialised(folder);
    Cli dead = cli.with("ORCH_ROOT_PID", "1000000000");
    String session = dead.id("open", "Pay by card");
    Cli own = cli.with("ORCH_SESSION", session);
    own.done("here", "--next-action", "Plan it");

    assertThat(cli.done("resume").line()).isEqualTo("(none)");
    assertThat(cli.run("resume", session).exit()).isEqualTo(4);
    Cli.Ran taken = cli.done("resume", session, "--heartbeat-timeout-seconds", "0");
    assertThat(taken.out()).contains("session_id: " + session);
    assertThat(cli.done("task", "next", "--session", session).out()).contains("Nothing is to be");
    assertThat(cli.run("task", "next", "--session", session, "extra").exit()).isEqualTo(2);
    assertThat(own.done("cleanup", "--force", "--reason", "Tried").out()).contains("rescued: ");
    assertThat(cli.done("rescue", "list").out()).contains(session, "committed");
    cli.done("rescue", "restore", session, "--branch", "again");
    assertThat(cli.git().git("log", "-1", "--format=%s", "again")).startsWith("Close session");
    assertThat(cli.done("worktree", "gc").line()).isEqualTo("(none)");
  }

  @Test
  void aWrongRootPidIsSaid() {
    Cli cli = Cli.initialised(folder);
    Cli.Ran wrong = cli.with("ORCH_ROOT_PID", "many").run("sessions");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("ORCH_ROOT_PID", "many");
  }
}
