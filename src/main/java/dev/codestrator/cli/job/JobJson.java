package dev.codestrator.cli.job;

import dev.codestrator.agent.Chronicle;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.Report;
import dev.codestrator.model.shape.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Jobs as plain values for JSON. What isn't known is null, never left out: scripts ask for it.
final class JobJson {
  private JobJson() {}

  /// A list of jobs.
  static Map<String, @Nullable Object> list(Instant now, List<Job> jobs) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("generated_at", now.toString());
    values.put("jobs", jobs.stream().map(JobJson::job).toList());
    return values;
  }

  /// One job.
  static Map<String, @Nullable Object> job(Job job) {
    Report report = Report.of(job);
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("id", job.id().value());
    values.put("status", job.status().word());
    values.put("turn_state", job.status().isOver() ? null : Kind.word(job.turn()));
    values.put("prompt", job.thread().title());
    values.put("model", job.thread().model().orElse(null));
    values.put("reasoning", job.thread().reasoning().orElse(null));
    values.put("sandbox", job.sandbox().dashed());
    values.put("cwd", job.workplace().toString());
    values.put("parent_session", job.thread().askedBy().orElse(null));
    values.put("elapsed_ms", job.elapsed().toMillis());
    values.put("created_at", job.created().toString());
    values.put("started_at", job.started().map(Instant::toString).orElse(null));
    values.put("completed_at", job.completed().map(Instant::toString).orElse(null));
    values.put("tokens", report.usage().map(JobJson::tokens).orElse(null));
    values.put("files_modified", files(report).orElse(null));
    values.put("summary", report.summary().orElse(null));
    values.put("error", job.error().orElse(null));
    return values;
  }

  private static Optional<List<String>> files(Report report) {
    return report
        .usage()
        .map(_ -> report.files().stream().map(Chronicle.FileChange::path).toList());
  }

  private static Map<String, @Nullable Object> tokens(Chronicle.Usage usage) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("input", usage.input());
    values.put("cached", usage.cached());
    values.put("output", usage.output());
    values.put("reasoning", usage.reasoning());
    values.put("context_window", usage.window().orElse(null));
    values.put("context_used_pct", usage.percent().orElse(null));
    return values;
  }

  /// What a job did.
  static Map<String, @Nullable Object> report(Job job, Report report) {
    Map<String, @Nullable Object> values = job(job);
    values.put("files", report.files().stream().map(JobJson::file).toList());
    values.put("errors", report.errors());
    values.put("retries", job.retries());
    return values;
  }

  private static Map<String, Object> file(Chronicle.FileChange file) {
    var values = new LinkedHashMap<String, Object>();
    values.put("path", file.path());
    values.put("kind", Kind.word(file.kind()));
    values.put("added", file.added());
    values.put("removed", file.removed());
    return values;
  }
}
