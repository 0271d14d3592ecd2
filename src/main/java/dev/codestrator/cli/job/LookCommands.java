package dev.codestrator.cli.job;

import dev.codestrator.app.Call;
import dev.codestrator.app.job.AgentsLog;
import dev.codestrator.app.job.Health;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.Report;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.json.Json;
import dev.codestrator.model.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What only looks.
final class LookCommands {
  private static final int USUAL = 20;
  private static final int LOG_LINES = 20;

  private LookCommands() {}

  static ExitCode status(JobDesk desk) {
    Job job = desk.job();
    AgentsLog.note(job);
    desk.say(desk.json() ? Json.text(JobJson.job(job)) : JobPages.status(job));
    return ExitCode.DONE;
  }

  static ExitCode jobs(JobDesk desk) {
    int limit = desk.words().number("--limit", 1).orElse(USUAL);
    List<Job> all = desk.all();
    List<Job> shown = desk.words().has("--all") ? all : all.subList(0, Math.min(limit, all.size()));
    Call call = desk.services().jobs().call(desk.around().folder(), desk.caller());
    if (desk.json()) {
      desk.say(Json.text(JobJson.list(call.now(), shown)));
    } else if (desk.words().has("--quiet")) {
      shown.forEach(job -> desk.say(job.id().value()));
    } else if (shown.isEmpty()) {
      desk.say("No jobs");
    } else {
      desk.say(desk.words().has("--tree") ? JobPages.tree(shown) : JobPages.table(shown));
    }
    return ExitCode.DONE;
  }

  static ExitCode sessions(JobDesk desk) {
    List<Job> alive = desk.all().stream().filter(job -> job.child().paneExists()).toList();
    alive.forEach(job -> desk.say(job.tmuxSession() + "  " + job.status().word()));
    if (alive.isEmpty()) {
      desk.say("No sessions");
    }
    return ExitCode.DONE;
  }

  static ExitCode report(JobDesk desk) {
    Job job = desk.job();
    AgentsLog.note(job);
    Report report = Report.of(job);
    desk.say(desk.json() ? Json.text(JobJson.report(job, report)) : JobPages.report(job, report));
    return ExitCode.DONE;
  }

  static ExitCode claims(JobDesk desk) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("JOB ID", "PATTERN", "CLAIMED AT"));
    for (Job job : desk.all()) {
      for (Lease lease : job.claims()) {
        lease
            .paths()
            .forEach(
                path -> rows.add(List.of(job.id().value(), path, Lines.time(lease.acquiredAt()))));
      }
    }
    desk.say(rows.size() == 1 ? "No claims" : Lines.table(rows));
    return ExitCode.DONE;
  }

  static ExitCode log(JobDesk desk) {
    List<Job> own = own(desk);
    own.forEach(AgentsLog::note);
    desk.say(file(desk).text().orElseGet(() -> AgentsLog.rendered(own)).stripTrailing());
    return ExitCode.DONE;
  }

  static ExitCode context(JobDesk desk) {
    List<Job> own = own(desk);
    List<String> lines =
        file(desk).text().orElseGet(() -> AgentsLog.rendered(own)).lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    desk.say(JobPages.context(own, last));
    return ExitCode.DONE;
  }

  private static AgentsLog file(JobDesk desk) {
    Call call = desk.services().jobs().call(desk.folder(), desk.caller());
    return AgentsLog.of(call, desk.folder());
  }

  /// Those of this place.
  private static List<Job> own(JobDesk desk) {
    Call call = desk.services().jobs().call(desk.folder(), desk.caller());
    return desk.all().stream()
        .filter(job -> job.call().repository().commonDir().equals(call.repository().commonDir()))
        .toList();
  }

  static ExitCode health(JobDesk desk) {
    Call call = desk.services().jobs().call(desk.around().folder(), desk.caller());
    Health.State state = desk.services().health().check(call, desk.words().value("--provider"));
    desk.say("tmux: " + state.tmux().map(_ -> "OK").orElse("missing"));
    desk.say(state.agent());
    for (Job job : desk.all()) {
      Optional<Long> pid = job.pid();
      pid.ifPresent(number -> desk.say(job.id() + ": pid " + number));
    }
    desk.say(state.isReady() ? "Status: Ready" : "Status: Not ready");
    state.problems().forEach(problem -> desk.say("  " + problem));
    return state.isReady() ? ExitCode.DONE : ExitCode.NO;
  }
}
