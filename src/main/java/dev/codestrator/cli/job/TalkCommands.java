package dev.codestrator.cli.job;

import dev.codestrator.app.job.AgentsLog;
import dev.codestrator.app.job.Following;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobStatus;
import dev.codestrator.app.job.Report;
import dev.codestrator.app.thread.SentDirective;
import dev.codestrator.app.thread.TerminalText;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What listens and speaks to a job.
final class TalkCommands {
  private static final int USUAL = 50;
  private static final Set<ThreadStatus> GOOD = Set.of(ThreadStatus.IDLE, ThreadStatus.COMPLETED);

  private TalkCommands() {}

  static ExitCode send(JobDesk desk) {
    Job job = desk.job();
    String text = desk.text(2);
    if (text.isBlank()) {
      throw new Rejection.Invalid("wrong_usage", "send was given no text", "send ID \"...\"");
    }
    SentDirective sent = desk.services().control().send(job, text, desk.words().has("--interrupt"));
    desk.say("Sent to " + job.id() + ": " + Kind.word(sent.state()) + ", " + sent.detail());
    return ExitCode.DONE;
  }

  static ExitCode capture(JobDesk desk) {
    List<String> words = desk.words().positionals();
    int lines = words.size() > 2 ? JobWords.number("lines", words.get(2), 1) : USUAL;
    desk.say(desk.services().control().capture(desk.job(), lines));
    return ExitCode.DONE;
  }

  /// As the terminal got it, commands and all, unless it is to be plain.
  static ExitCode output(JobDesk desk) {
    String log = desk.job().log();
    desk.around().out().print(desk.words().has("--strip-ansi") ? TerminalText.plain(log) : log);
    return ExitCode.DONE;
  }

  static ExitCode attach(JobDesk desk) {
    desk.say(desk.services().control().attach(desk.job(), true));
    return ExitCode.DONE;
  }

  static ExitCode watch(JobDesk desk) {
    var following =
        new Following(
            desk.services().jobs(),
            line -> {
              desk.say(line);
              desk.around().out().flush();
            });
    Job ended = following.follow(desk.job());
    AgentsLog.note(ended);
    return ended.status() == JobStatus.COMPLETED ? ExitCode.DONE : ExitCode.NO;
  }

  static ExitCode awaitTurn(JobDesk desk) {
    return turn(desk, desk.job());
  }

  /// Waits for the end of a job's turn and prints what it said last.
  static ExitCode turn(JobDesk desk, Job job) {
    int limit = desk.words().number("--timeout", 1).orElse(Integer.MAX_VALUE / 1000);
    Optional<Job> waited = desk.services().control().awaitTurn(job, limit);
    if (waited.isEmpty()) {
      desk.around().err().println("error: " + job.id() + " still works on its turn");
      return ExitCode.NO;
    }
    Job now = waited.get();
    AgentsLog.note(now);
    Report report = Report.of(now);
    report.summary().ifPresent(desk::say);
    if (report.exhausted()) {
      return ExitCode.INVALID; // 2, as scripts know it
    }
    if (!GOOD.contains(now.turn())) {
      String why = now.child().question().map(asked -> ": " + asked).orElse("");
      String error = now.error().map(text -> ": " + text).orElse(why);
      desk.around().err().println("error: " + job.id() + " is " + Kind.word(now.turn()) + error);
      return ExitCode.NO;
    }
    return ExitCode.DONE;
  }
}
