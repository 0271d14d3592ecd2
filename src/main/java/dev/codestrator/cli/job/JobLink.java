package dev.codestrator.cli.job;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.cli.Commands;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.Program;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.model.Rejection;
import java.util.List;
import java.util.function.Supplier;

/// The commands of jobs by the name `codex-agent`, for the scripts that know that: every error
/// exits 1.
public final class JobLink implements Program {
  private final JobProgram program;

  /// @param services do the work
  /// @param live are what the live view calls
  public JobLink(Supplier<JobServices> services, Supplier<LiveServices> live) {
    this.program = new JobProgram(services, live);
  }

  @Override
  public String name() {
    return "codex-agent";
  }

  @Override
  public String purpose() {
    return program.purpose();
  }

  @Override
  public boolean internal() {
    return true;
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    try {
      ExitCode code = program.run(dispatcher, words, around);
      return code == ExitCode.INVALID && !words.contains("await-turn") ? ExitCode.NO : code;
    } catch (Rejection e) {
      Commands.refused(e, words.contains("--json"), around);
      return ExitCode.NO;
    }
  }
}
