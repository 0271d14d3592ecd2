package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine whose PATH has git and a shell, but no tmux.
class NoTmuxTest {
  @TempDir private Path folder;
  private Cli cli;
  private Path programs;

  @BeforeEach
  void begin() throws IOException {
    cli = Cli.initialised(folder);
    programs = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("git", "sh")) {
      Path found =
          Stream.of(System.getenv("PATH").split(":", -1))
              .map(each -> Path.of(each, name))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(programs.resolve(name), found);
    }
  }

  private Outcome orch(String... words) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(words));
    var variables = Map.of("PATH", programs.toString(), "ORCH_SESSION", "", "ORCH_THREAD", "");
    return new SystemPrograms().run(Command.of(cli.git().root(), line).withEnvironment(variables));
  }

  @Test
  void whatNeedsNoAgentWorks() {
    assertThat(orch("task", "add", "epic", "Checkout").ok()).isTrue();
    assertThat(orch("open", "Pay by card", "--commit-pending").ok()).isTrue();
    Outcome tmux = orch("tmux");
    assertThat(tmux.out() + tmux.err()).contains("tmux").contains("install");
    Outcome doctor = orch("doctor");
    assertThat(doctor.out() + doctor.err()).contains("program_missing: tmux", "orch setup");
  }

  @Test
  void anAgentIsRefusedWithHowToInstallTmuxAndNothingIsMade() {
    String session = cli.id("open", "Pay by card");
    Cli own = cli.with("ORCH_SESSION", session);
    String epic = own.id("task", "add", "epic", "Checkout");
    String feature = own.id("task", "add", "feature", "Payment", "--parent", epic);
    String group = own.id("task", "add", "test_group", "Rules", "--parent", feature);
    String task = own.id("task", "add", "case", "Expiry", "--parent", group, "--step", "Try");
    Everything before = Everything.of(cli.git());
    Outcome refused =
        orch(
            "spawn", task, "--session", session, "--provider", "command", "--launch-command", "sh");
    assertThat(refused.err()).startsWith("error: ").contains("tmux", "hint: ", "install");
    assertThat(refused.exit()).isEqualTo(7);
    assertThat(Everything.of(cli.git())).isEqualTo(before);
  }
}
