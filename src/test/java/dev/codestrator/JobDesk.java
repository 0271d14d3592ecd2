package dev.codestrator;

import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Somebody who starts jobs whose agents are commands of the shell.
///
/// @param cli stands in a repository
record JobDesk(Cli cli, TmuxFixture tmux) implements AutoCloseable {
  private static final String RESTS = "exec sleep 600";

  static JobDesk in(Path temp) {
    GitFixture git = GitFixture.in(temp);
    var tmux = new TmuxFixture(git.home());
    Cli cli =
        Cli.at(git)
            .with("ORCH_TMUX_SOCKET", tmux.socket())
            .with("HOME", git.home().toString())
            .with("XDG_STATE_HOME", temp.resolve("state").toString())
            .with("PATH", System.getenv("PATH"));
    return new JobDesk(cli, tmux);
  }

  /// The same somewhere else.
  JobDesk from(Path folder) {
    return new JobDesk(cli.from(folder), tmux);
  }

  /// A command of jobs, by the name that scripts know.
  Cli.Ran run(String... words) {
    var all = new ArrayList<>(List.of("codex-agent"));
    all.addAll(Arrays.asList(words));
    return cli.run(all.toArray(String[]::new));
  }

  /// One that must end well.
  String done(String... words) {
    Cli.Ran ran = run(words);
    if (ran.exit() != 0) {
      throw new AssertionError(List.of(words) + ": " + ran);
    }
    return ran.out().strip();
  }

  /// Starts a job whose agent is this command; its ID.
  String start(String command, String prompt, String... more) {
    var words =
        new ArrayList<>(List.of("start", "--provider", "command", "--command", command, "--quiet"));
    words.addAll(Arrays.asList(more));
    words.addAll(List.of("--", prompt));
    return done(words.toArray(String[]::new));
  }

  /// Starts a job that goes on.
  String resting(String prompt, String... more) {
    return start(RESTS, prompt, more);
  }

  /// A line of a job's status.
  String status(String job, String name) {
    return done("status", job)
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  /// Waits until a job has this status.
  void await(String job, String status) {
    Waiting.until(job + " is " + status, () -> status(job, "Status").equals(status));
  }

  /// What a job was told.
  String prompt(String job) throws IOException {
    Path local = cli.git().root().resolve(".git/orchestrator/threads");
    return Files.readString(local.resolve(job).resolve("prompt.md"));
  }

  @Override
  public void close() {
    tmux.close();
  }
}
