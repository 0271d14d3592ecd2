package dev.codestrator.cli.job;

import dev.codestrator.app.Call;
import dev.codestrator.app.job.Briefing;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.StartJob;
import dev.codestrator.app.job.Starts;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.json.Json;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `start`.
final class StartCommand {
  private static final List<String> EFFORTS = List.of("low", "medium", "high", "xhigh");
  private static final int SHOWN = 3_000;

  private StartCommand() {}

  static ExitCode start(JobDesk desk) {
    StartJob request = request(desk);
    Call call = desk.services().jobs().call(request.folder(), desk.caller());
    if (desk.words().has("--dry-run")) {
      return dryRun(desk, request, call);
    }
    Starts.Started started;
    try {
      started = desk.services().starts().start(call, request);
    } catch (Rejection.ToolFailed e) {
      desk.around().err().println("Job failed to start: " + Lines.safe(e.message()));
      desk.around().err().println("hint: " + Lines.safe(e.hint()));
      return ExitCode.NO;
    }
    started.warnings().forEach(desk::warn);
    if (desk.json()) {
      desk.say(Json.text(JobJson.job(started.job())));
    } else {
      desk.say(
          desk.words().has("--quiet") ? started.job().id().value() : page(desk, started.job()));
    }
    return desk.words().has("--wait") ? TalkCommands.turn(desk, started.job()) : ExitCode.DONE;
  }

  private static StartJob request(JobDesk desk) {
    JobWords words = desk.words();
    return new StartJob(
        desk.text(1),
        words.all("--file"),
        words.has("--map"),
        words.number("--context-budget", 1),
        words.value("--provider"),
        words.value("--command"),
        words.value("--model"),
        words.value("--reasoning").map(StartCommand::effort),
        words.value("--sandbox").map(StartCommand::sandbox),
        desk.folder(),
        words.has("--worktree"),
        words.all("--claim"),
        words.has("--force"),
        words.number("--retry", 0).orElse(0),
        words.value("--parent-session"));
  }

  private static String effort(String text) {
    return one("--reasoning", text, EFFORTS);
  }

  private static Config.Codex.Sandbox sandbox(String text) {
    List<String> names =
        Stream.of(Config.Codex.Sandbox.values()).map(Config.Codex.Sandbox::dashed).toList();
    String name = one("--sandbox", text, names);
    return Config.Codex.Sandbox.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String one(String option, String text, List<String> words) {
    if (!words.contains(text)) {
      throw new Rejection.Invalid(
          "unknown_choice",
          option + " is '" + Texts.excerpt(text, 40) + "'",
          "one of: " + String.join(", ", words));
    }
    return text;
  }

  private static ExitCode dryRun(JobDesk desk, StartJob request, Call call) {
    Briefing briefing = desk.services().starts().brief(request);
    briefing.warnings().forEach(desk::warn);
    Config.Agents agents = call.config().agents();
    String provider = request.provider().orElse(agents.provider());
    desk.say(
        """
        Would send ~%d tokens
        Model: %s
        Reasoning: %s
        Sandbox: %s
        Claims: %s

        %s\
        """
            .formatted(
                briefing.tokens(),
                request.model().or(() -> agents.modelOf(provider)).orElse("default"),
                request.reasoning().or(() -> agents.reasoningOf(provider)).orElse("default"),
                request.sandbox().orElse(agents.codex().sandbox()).dashed(),
                request.claims().isEmpty() ? "none" : String.join(", ", request.claims()),
                cut(briefing.text())));
    return ExitCode.DONE;
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\n… (cut here)";
  }

  private static String page(JobDesk desk, Job job) {
    String name = "codex-agent";
    var text = new StringBuilder("Job started: " + job.id());
    text.append("\nModel: ").append(JobPages.model(job));
    text.append("\nWorking dir: ").append(job.workplace());
    text.append("\ntmux session: ").append(job.tmuxSession());
    Optional.of(JobPages.claims(job))
        .filter(claims -> !claims.isEmpty())
        .ifPresent(claims -> text.append("\nClaims: ").append(claims));
    text.append("\n\nCommands:");
    for (String command : List.of("capture", "send", "watch", "report", "kill")) {
      String more = command.equals("send") ? " \"message\"" : "";
      text.append("\n  ").append(name).append(' ').append(command).append(' ');
      text.append(job.id()).append(more);
    }
    return text.append("\n  ").append(desk.services().control().attach(job, true)).toString();
  }
}
