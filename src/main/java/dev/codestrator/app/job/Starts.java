package dev.codestrator.app.job;

import dev.codestrator.app.Call;
import dev.codestrator.app.Places;
import dev.codestrator.app.thread.JobLaunching;
import dev.codestrator.app.thread.JobOrder;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Config;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Starts jobs.
public final class Starts {
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,99}");
  private static final int TITLE = 120;
  private static final int KEPT = 4_000;

  private final Jobs jobs;
  private final Places places;
  private final JobLaunching launching;

  /// @param jobs finds what was started
  /// @param places remember where
  /// @param launching launches
  public Starts(Jobs jobs, Places places, JobLaunching launching) {
    this.jobs = jobs;
    this.places = places;
    this.launching = launching;
  }

  /// A job that was started.
  ///
  /// @param warnings what is missing from its prompt, and what it was started in spite of
  public record Started(Job job, List<String> warnings) {}

  /// What a job would be told.
  public Briefing brief(StartJob request) {
    check(request);
    return Briefing.of(request);
  }

  /// Starts a job. One that doesn't come to life is tried again, as often as the request says.
  public Started start(Call call, StartJob request) {
    if (call.caller().role() != Role.ROOT && call.caller().role() != Role.JOB) {
      throw new Rejection.Forbidden(
          "not_your_method",
          "a " + call.caller().role().dashed() + " may not start jobs",
          "tell root what is needed: orch inbox send root \"...\"");
    }
    Briefing briefing = brief(request);
    places.remember(request.folder());
    JobLaunching.Started started = tried(call, order(call, request, briefing), request.retries());
    var warnings = new ArrayList<>(briefing.warnings());
    warnings.addAll(started.warnings());
    Settings.unknown(call.seat()).forEach(key -> warnings.add(key.message()));
    AgentThread thread = started.thread();
    Job job = jobs.get(call, thread.id());
    AgentsLog.of(job).spawned(job);
    return new Started(job, List.copyOf(warnings));
  }

  private JobLaunching.Started tried(Call call, JobOrder order, int retries) {
    for (int tried = 0; ; tried++) {
      try {
        return launching.start(call, order);
      } catch (Rejection.ToolFailed e) {
        if (tried >= retries) {
          throw e;
        }
      }
    }
  }

  private JobOrder order(Call call, StartJob request, Briefing briefing) {
    String own = request.prompt().strip();
    Config.Agents agents = call.config().agents();
    String provider = request.provider().orElse(agents.provider());
    return new JobOrder(
        briefing.text(),
        own.length() <= KEPT ? own : own.substring(0, KEPT) + "…",
        Texts.excerpt(own, TITLE),
        provider,
        request.command(),
        request.model().or(() -> agents.modelOf(provider)),
        request.reasoning().or(() -> agents.reasoningOf(provider)),
        request.sandbox(),
        Disk.real(request.folder()),
        request.worktree(),
        request.claims().stream().map(glob -> ofRepository(call, request, glob)).toList(),
        request.force(),
        request.retries(),
        request.parentSession());
  }

  /// A claim is given relative to the job's folder, and leased relative to the repository.
  private String ofRepository(Call call, StartJob request, String glob) {
    Path root = call.repository().here().root();
    Path folder = Disk.real(request.folder());
    return !call.repository().isRepository() || !folder.startsWith(root)
        ? PathScope.normalise(glob)
        : PathScope.normalise(root.relativize(folder).resolve(glob).toString());
  }

  private void check(StartJob request) {
    if (request.prompt().isBlank()) {
      throw new Rejection.Invalid(
          "no_prompt", "no prompt was given", "say what the agent is to do: start \"...\"");
    }
    request
        .model()
        .filter(name -> !MODEL.matcher(name).matches())
        .ifPresent(name -> {
          throw new Rejection.Invalid(
              "bad_model",
              "'" + Texts.excerpt(name, 60) + "' can't be the name of a model",
              "letters, digits and . _ : / @ + - only");
        });
    if (!Disk.isFolder(Disk.real(request.folder()))) {
      throw new Rejection.NotFound(
          "no_such_folder", request.folder() + " is no folder", "check -d");
    }
    if (request.worktree() && !places.find(request.folder()).isRepository()) {
      throw new Rejection.Conflict(
          "no_repository",
          request.folder() + " is in no git repository, so there is no worktree of it",
          "leave --worktree out");
    }
  }
}
