package dev.codestrator.cli.job;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.job.JobStatus;
import dev.codestrator.app.live.LiveServices;
import dev.codestrator.cli.Callers;
import dev.codestrator.cli.Commands;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.Program;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.cli.view.LiveView;
import dev.codestrator.io.Watch;
import dev.codestrator.model.Caller;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// `orch watch`, also `orch dashboard`: sessions, threads and jobs as they are. On a terminal, a
/// live view with keys; else plain text, told anew whenever something has changed.
///
/// @param name by which it is called
/// @param services tell of jobs
/// @param live are what the live view calls
public record WatchProgram(String name, Supplier<JobServices> services, Supplier<LiveServices> live)
    implements Program {
  private static final int SECONDS = 2;
  private static final int SHOWN = 20;
  private static final List<String> PLAIN = List.of("--plain", "--once", "--interval", "--limit");
  private static final String HELP =
      """
      Usage: orch watch [--plain] [--interval SECONDS] [--once] [--limit N]   (also: orch dashboard)

      Shows sessions, their threads and jobs as they are, with keys to attach, send, answer,
      interrupt and stop: ? tells them.

      Where output is no terminal, or with --plain, it tells how the session and the jobs are as
      text, and again whenever that has changed, until it is interrupted; --once tells it once.

      Example: orch watch --once\
      """;

  @Override
  public String purpose() {
    return "Watch sessions, threads and jobs live, and steer them by keys.";
  }

  @Override
  public boolean internal() {
    return name.equals("dashboard");
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> given, Surroundings outer) {
    JobWords words = JobWords.of(given);
    Surroundings around = words.in(outer);
    if (words.has("--help")) {
      around.out().println(HELP);
      return ExitCode.DONE;
    }
    Caller caller = Callers.of(around, name);
    if (isLive(words, around) && LiveView.show(live.get(), around, caller)) {
      return ExitCode.DONE;
    }
    tell(new JobDesk(services.get(), words, around, caller), dispatcher);
    return ExitCode.DONE;
  }

  private static boolean isLive(JobWords words, Surroundings around) {
    boolean drawable = around.variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
    return around.terminal() && drawable && PLAIN.stream().noneMatch(words::has);
  }

  private static void tell(JobDesk desk, Supplier<Dispatcher> dispatcher) {
    var pause = Duration.ofSeconds(desk.words().number("--interval", 1).orElse(SECONDS));
    PrintStream out = desk.around().out();
    String before = "";
    try (Watch watch = Watch.on(List.of())) {
      while (!out.checkError() && !Thread.currentThread().isInterrupted()) {
        List<Job> jobs = desk.all();
        String session = session(dispatcher, desk);
        String now = session + JobPages.states(jobs);
        if (!now.equals(before)) {
          before = now;
          out.println(page(desk, session, jobs));
          out.flush();
        }
        if (desk.words().has("--once")) {
          return;
        }
        watch.await(pause);
      }
    }
  }

  private static String page(JobDesk desk, String session, List<Job> jobs) {
    long running = jobs.stream().filter(job -> job.status() == JobStatus.RUNNING).count();
    int most = desk.words().number("--limit", 1).orElse(SHOWN);
    List<Job> shown = desk.words().has("--all") ? jobs : jobs.stream().limit(most).toList();
    var time = desk.services().jobs().call(desk.around().folder(), desk.caller()).now();
    String table = jobs.isEmpty() ? "No jobs" : Lines.safe(JobPages.table(shown));
    return "== " + Lines.time(time) + ", jobs running: " + running + "\n" + session + table;
  }

  /// What `orch status` says; nothing for a caller of no session.
  private static String session(Supplier<Dispatcher> dispatcher, JobDesk desk) {
    Surroundings around = desk.around();
    var told = new ByteArrayOutputStream();
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (var out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      Surroundings alone = around.printing(out, silent);
      ExitCode code = new Commands(dispatcher, List.of()).run(List.of("status"), alone);
      return code == ExitCode.DONE ? told.toString(StandardCharsets.UTF_8) + "\n" : "";
    }
  }
}
