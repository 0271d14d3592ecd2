package dev.codestrator;

import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.app.machine.Preparing;
import dev.codestrator.board.BoardProgram;
import dev.codestrator.cli.BoardCommand;
import dev.codestrator.cli.CallProgram;
import dev.codestrator.cli.Commands;
import dev.codestrator.cli.CommitGuardProgram;
import dev.codestrator.cli.CompletionProgram;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.HookProgram;
import dev.codestrator.cli.McpCommand;
import dev.codestrator.cli.MergeDriverProgram;
import dev.codestrator.cli.MirrorProgram;
import dev.codestrator.cli.Opening;
import dev.codestrator.cli.OverviewPage;
import dev.codestrator.cli.PreparingProgram;
import dev.codestrator.cli.Program;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.cli.TrustProgram;
import dev.codestrator.cli.VersionProgram;
import dev.codestrator.cli.demo.DemoProgram;
import dev.codestrator.cli.job.AttachProgram;
import dev.codestrator.cli.job.JobLink;
import dev.codestrator.cli.job.JobProgram;
import dev.codestrator.cli.job.WatchProgram;
import dev.codestrator.io.StandardOutput;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.mcp.HttpProgram;
import dev.codestrator.mcp.McpProgram;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The entry of the command `orch`: the only place that touches the process itself.
public final class Main {
  private static final int CLOSED_PIPE = 128 + 13;

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  ///
  /// picocli is told not to look for Groovy, for which it would open every jar.
  public static void main(String[] args) {
    System.setProperty("picocli.disable.closures", "true");
    var standard = StandardOutput.open();
    var out = new PrintStream(standard, false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code =
        run(List.of(args), System.getenv(), Path.of("").toAbsolutePath(), System.in, out, err);
    end(flushed(out) ? code : unwritten(standard, err));
  }

  /// By returning, where that can be: `exit` looks through all jars for a logger to tell.
  private static void end(int code) {
    if (code != 0 || !isAlone()) {
      System.exit(code);
    }
  }

  /// Whether no thread but this one keeps the process alive. No lambda: what only `main` does is in
  /// no class cache.
  private static boolean isAlone() {
    var threads = new Thread[Thread.activeCount() + 1];
    int count = Thread.enumerate(threads);
    int waitedFor = 0;
    for (int i = 0; i < count; i++) {
      waitedFor += threads[i].isDaemon() ? 0 : 1;
    }
    return waitedFor == 1;
  }

  /// Runs one command.
  ///
  /// @return the exit code
  static int run(
      List<String> args,
      Map<String, String> environment,
      Path folder,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    String version =
        Objects.requireNonNullElse(
            Main.class.getPackage().getImplementationVersion(), "unpackaged");
    var around = new Surroundings(folder, environment, isTerminal(), version, in, out, err);
    var commands =
        new Commands(() -> Wiring.dispatcher(environment, version), programs(environment, version));
    try {
      return commands.run(args, around).code();
    } catch (RuntimeException | StackOverflowError e) {
      err.println("error: this is a bug of orch: " + e);
      e.printStackTrace(err);
      return ExitCode.BUG.code();
    }
  }

  private static List<Program> programs(Map<String, String> environment, String version) {
    List<Program> programs = actions(environment, version);
    List<String> names =
        programs.stream().filter(each -> !each.internal()).map(Program::name).toList();
    return Stream.concat(programs.stream(), Stream.of(new CompletionProgram(names))).toList();
  }

  private static List<Program> actions(Map<String, String> environment, String version) {
    Supplier<JobServices> jobs =
        () -> Wiring.jobs(environment, new SystemPrograms(), InstantSource.system());
    Supplier<LiveServices> live =
        () -> Wiring.live(environment, new SystemPrograms(), InstantSource.system());
    return List.of(
        board(),
        new AttachProgram(jobs),
        new CallProgram(),
        new CommitGuardProgram(),
        new DemoProgram(new SystemPrograms()),
        new HookProgram(
            () -> Wiring.hooks(environment, new SystemPrograms(), InstantSource.system())),
        new JobProgram(jobs, live),
        new JobLink(jobs, live),
        new WatchProgram("watch", jobs, live),
        new WatchProgram("dashboard", jobs, live),
        mcp(version),
        new MergeDriverProgram(Wiring.mergeDriver(environment)),
        new PreparingProgram(Preparing::of),
        new MirrorProgram(Wiring::mirrors, new Opening(new SystemPrograms())),
        new TrustProgram(Wiring::trusting),
        new VersionProgram(() -> Running.now().facts()));
  }

  private static Program board() {
    return new BoardCommand(
        (dispatcher, folder, caller, asked, ready, around) ->
            new BoardProgram(dispatcher, Wiring.mirrors())
                .serve(
                    folder,
                    caller,
                    new BoardProgram.Wish(asked.port(), asked.write(), asked.idle()),
                    place -> ready.accept(new BoardCommand.Place(place.url(), place.opener())),
                    around.err()),
        new Opening(new SystemPrograms()));
  }

  private static Program mcp(String version) {
    return new McpCommand(
        (dispatcher, folder, caller, around) ->
            new McpProgram(dispatcher, version, OverviewPage::show)
                .serve(folder, caller, around.in(), around.out(), around.err()),
        (dispatcher, folder, caller, port, idle, around) ->
            new HttpProgram(dispatcher, version, OverviewPage::show)
                .serve(folder, caller, port, idle, around.out(), around.err()));
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static boolean flushed(PrintStream out) {
    out.flush();
    return !out.checkError();
  }

  /// As of a program that the signal of a closed pipe ends, where there is nobody to tell.
  private static int unwritten(StandardOutput standard, PrintStream err) {
    if (standard.isUnread()) {
      return CLOSED_PIPE;
    }
    err.println("error: standard output could not be written whole");
    return ExitCode.TOOL_FAILED.code();
  }
}
