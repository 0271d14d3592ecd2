package dev.codestrator.cli.job;

import dev.codestrator.app.job.AgentsLog;
import dev.codestrator.app.job.Control;
import dev.codestrator.app.job.Job;
import dev.codestrator.cli.ExitCode;
import java.util.List;

/// What ends jobs and puts them away.
final class EndCommands {
  private EndCommands() {}

  static ExitCode kill(JobDesk desk) {
    Job ended = desk.services().control().kill(desk.job());
    AgentsLog.note(ended);
    desk.say("Stopped job: " + ended.id());
    return ExitCode.DONE;
  }

  static ExitCode done(JobDesk desk) {
    Job ended = desk.services().control().done(desk.job());
    AgentsLog.note(ended);
    desk.say("Completed job: " + ended.id());
    return ExitCode.DONE;
  }

  static ExitCode delete(JobDesk desk) {
    delete(desk, desk.job());
    return ExitCode.DONE;
  }

  private static void delete(JobDesk desk, Job job) {
    desk.services()
        .control()
        .delete(job)
        .ifPresent(
            worktree -> desk.warn("its worktree stays, with what is not committed: " + worktree));
    desk.say("Deleted job: " + job.id());
  }

  static ExitCode clean(JobDesk desk) {
    Control control = desk.services().control();
    List<Job> old = desk.all().stream().filter(control::isOld).toList();
    old.forEach(job -> delete(desk, job));
    desk.say("Cleaned " + old.size() + " old jobs");
    return ExitCode.DONE;
  }
}
