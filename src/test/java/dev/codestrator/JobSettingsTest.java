package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.cli.job.JobProgram;
import dev.codestrator.io.SystemPrograms;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the settings and the time do to jobs.
class JobSettingsTest {
  @TempDir private Path temp;
  private JobDesk desk;

  @BeforeEach
  void open() {
    desk = JobDesk.in(temp);
  }

  @AfterEach
  void end() {
    desk.close();
  }

  private void config(String text) {
    desk.cli().git().write(".orchestrator/config.yaml", text);
  }

  @Test
  void modelAndEffortComeFromTheSettingsUnlessOptionsSayThem() {
    config(
        """
        agents:
          codex: {model: gpt-5.1, reasoning: low}
          claude_code: {model: opus, effort: high}
        """);
    assertThat(desk.done("start", "--dry-run", "Look"))
        .contains("Model: gpt-5.1\nReasoning: low\n");
    assertThat(desk.done("start", "--dry-run", "--provider", "claude_code", "Look"))
        .contains("Model: opus\nReasoning: high\n");
    assertThat(desk.done("start", "--dry-run", "-m", "gpt-6", "-r", "xhigh", "Look"))
        .contains("Model: gpt-6\nReasoning: xhigh\n");
    assertThat(desk.done("start", "--dry-run", "--provider", "command", "Look"))
        .contains("Model: default\nReasoning: default\n");
  }

  @Test
  void aSettingThatMeansNothingIsToldWithTheOneThatIsMeant() {
    config(
        """
        agents:
          codx: {model: gpt-5.1}
          codex: {modell: gpt-5.1}
          providers: {mine: {launch: ./mine}}
        verify: make
        zzzzzz: 1
        """);
    Cli.Ran doctor = desk.cli().run("doctor");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out())
        .contains(
            "'agents.codx', which means nothing; did you mean 'agents.codex'?",
            "'agents.codex.modell', which means nothing; did you mean 'agents.codex.model'?",
            "'verify', which means nothing; did you mean 'merge.verify'?",
            "'zzzzzz', which means nothing")
        .doesNotContain("mine");
    Cli.Ran started =
        desk.run(
            "start", "--provider", "command", "--command", "sleep 600", "--quiet", "--", "Look");
    assertThat(started.err()).contains("warning: config.yaml has 'agents.codx'");
    desk.done("kill", started.line());
    config("agents:\n  codex: {effort: low}\n");
    assertThat(desk.cli().run("doctor").out()).contains("nothing is wrong");
  }

  @Test
  void cleaningTakesWhatEndedOverSevenDaysAgo() {
    String ended = desk.start("true", "Look", "-s", "read-only");
    desk.await(ended, "completed");
    String runs = desk.resting("Go on");
    assertThat(clean(Duration.ofDays(7).minusMinutes(1))).contains("Cleaned 0 old jobs");
    assertThat(desk.done("jobs", "--all")).contains(ended, runs);
    assertThat(clean(Duration.ofDays(7).plusMinutes(1)))
        .contains("Deleted job: " + ended, "Cleaned 1 old jobs");
    assertThat(desk.done("jobs", "--all")).contains(runs).doesNotContain(ended);
    desk.done("kill", runs);
  }

  /// `job clean` so much later.
  private String clean(Duration later) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Cli cli = desk.cli();
    var around =
        new Surroundings(
            cli.folder(),
            cli.environment(),
            false,
            "test",
            InputStream.nullInputStream(),
            print,
            print);
    InstantSource clock = InstantSource.offset(InstantSource.system(), later);
    var program =
        new JobProgram(
            () -> Wiring.jobs(cli.environment(), new SystemPrograms(), clock),
            () -> Wiring.live(cli.environment(), new SystemPrograms(), clock));
    assertThat(program.run(Cli::dispatcher, List.of("clean"), around)).isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }
}
