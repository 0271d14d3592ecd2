package dev.codestrator.cli.job;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.cli.Callers;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.Program;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// `orch job COMMAND`: agents with one prompt each, without session or Case.
public final class JobProgram implements Program {
  private static final Map<String, Function<JobDesk, ExitCode>> COMMANDS = commands();

  private final Supplier<JobServices> services;
  private final Supplier<LiveServices> live;

  /// @param services do the work
  /// @param live are what the live view calls
  public JobProgram(Supplier<JobServices> services, Supplier<LiveServices> live) {
    this.services = services;
    this.live = live;
  }

  private static Map<String, Function<JobDesk, ExitCode>> commands() {
    var commands = new LinkedHashMap<String, Function<JobDesk, ExitCode>>();
    commands.put("start", StartCommand::start);
    commands.put("status", LookCommands::status);
    commands.put("send", TalkCommands::send);
    commands.put("capture", TalkCommands::capture);
    commands.put("output", TalkCommands::output);
    commands.put("attach", TalkCommands::attach);
    commands.put("watch", TalkCommands::watch);
    commands.put("await-turn", TalkCommands::awaitTurn);
    commands.put("jobs", LookCommands::jobs);
    commands.put("sessions", LookCommands::sessions);
    commands.put("report", LookCommands::report);
    commands.put("claims", LookCommands::claims);
    commands.put("log", LookCommands::log);
    commands.put("note", NoteCommand::note);
    commands.put("context", LookCommands::context);
    commands.put("health", LookCommands::health);
    commands.put("kill", EndCommands::kill);
    commands.put("done", EndCommands::done);
    commands.put("delete", EndCommands::delete);
    commands.put("clean", EndCommands::clean);
    return commands;
  }

  @Override
  public String name() {
    return "job";
  }

  @Override
  public String purpose() {
    return "Agents with one prompt each, without session or case: start, jobs, send, report, ...";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> given, Surroundings around) {
    JobWords words = JobWords.of(given);
    if (words.positionals().isEmpty() || words.has("--help")) {
      around.out().println(JobHelp.TEXT);
      boolean asked = words.has("--help") || given.isEmpty();
      return asked ? ExitCode.DONE : ExitCode.INVALID;
    }
    String command = words.positionals().getFirst();
    if (command.equals("dashboard")) {
      List<String> rest = new ArrayList<>(given);
      rest.remove(command);
      return new WatchProgram(command, services, live).run(dispatcher, rest, around);
    }
    var handler = COMMANDS.get(command);
    if (handler == null) {
      throw new Rejection.Invalid(
          "unknown_command",
          "there is no command '" + Texts.excerpt(command, 60) + "' of jobs",
          Texts.nearest(command, COMMANDS.keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("commands: " + String.join(", ", COMMANDS.keySet())));
    }
    Surroundings here = words.in(around);
    return handler.apply(
        new JobDesk(services.get(), words, here, Callers.of(here, "job " + command)));
  }
}
