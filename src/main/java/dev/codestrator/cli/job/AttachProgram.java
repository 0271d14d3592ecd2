package dev.codestrator.cli.job;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.cli.Callers;
import dev.codestrator.cli.Commands;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.Program;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.io.Foreground;
import dev.codestrator.model.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `orch attach`: the command of its method, which it also runs where a person sits at a terminal.
/// Jobs are found wherever they were started.
public record AttachProgram(Supplier<JobServices> services) implements Program {
  private static final List<String> NOT_RUN = List.of("--json", "--help", "-h", "--quiet", "-q");

  @Override
  public String name() {
    return "attach";
  }

  @Override
  public String purpose() {
    return "Show a terminal.";
  }

  /// Its line in the help is that of the command that calls the method.
  @Override
  public boolean internal() {
    return true;
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> given, Surroundings around) {
    if (NOT_RUN.stream().anyMatch(given::contains)) {
      return method(dispatcher, given, around);
    }
    Optional<String> ofJob = ofJob(given, around);
    var told = new ByteArrayOutputStream();
    if (ofJob.isEmpty()) {
      var out = new PrintStream(told, true, StandardCharsets.UTF_8);
      ExitCode code = method(dispatcher, given, around.printing(out, around.err()));
      if (code != ExitCode.DONE) {
        return code;
      }
    }
    String command = ofJob.orElseGet(() -> told.toString(StandardCharsets.UTF_8)).strip();
    return around.terminal() ? attached(command, around) : said(command, around);
  }

  private static ExitCode method(
      Supplier<Dispatcher> dispatcher, List<String> given, Surroundings around) {
    List<String> words = Stream.concat(Stream.of("attach"), given.stream()).toList();
    return new Commands(dispatcher, List.of()).run(words, around);
  }

  private static ExitCode attached(String command, Surroundings around) {
    int exit = Foreground.run(around.folder(), command);
    if (exit != 0) {
      throw new Rejection.ToolFailed(
          "tmux_failed", "'" + command + "' exited " + exit, "see what there is: orch watch");
    }
    return ExitCode.DONE;
  }

  private static ExitCode said(String command, Surroundings around) {
    around.out().println(command);
    return ExitCode.DONE;
  }

  /// The command for a job that is named, with nothing else but `--rw`.
  private Optional<String> ofJob(List<String> given, Surroundings around) {
    List<String> named = given.stream().filter(word -> !word.equals("--rw")).toList();
    if (named.size() != 1 || !named.getFirst().startsWith("t-")) {
      return Optional.empty();
    }
    JobServices jobs = services.get();
    try {
      Job job = jobs.jobs().get(around.folder(), Callers.of(around, "attach"), named.getFirst());
      return Optional.of(jobs.control().attach(job, given.contains("--rw")));
    } catch (Rejection.NotFound e) {
      return Optional.empty(); // a thread of a session, or none at all, as the method says
    }
  }
}
