package dev.codestrator.cli.job;

import dev.codestrator.agent.Chronicle;
import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobStatus;
import dev.codestrator.app.job.Report;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Jobs as text for people.
final class JobPages {
  private static final int PROMPT = 50;

  private JobPages() {}

  static String model(Job job) {
    return job.thread().model().orElse("default")
        + " ("
        + job.thread().reasoning().orElse("default")
        + ")";
  }

  static String claims(Job job) {
    return job.claims().stream()
        .flatMap(lease -> lease.paths().stream())
        .collect(Collectors.joining(", "));
  }

  /// One job.
  static String status(Job job) {
    var text = new StringBuilder("Job: " + job.id());
    line(text, "Status", Optional.of(job.status().word()));
    line(text, "Turn", Optional.of(Kind.word(job.turn())).filter(_ -> !job.status().isOver()));
    line(text, "Asks", job.child().question());
    line(text, "Model", Optional.of(model(job)));
    line(text, "Sandbox", Optional.of(job.sandbox().dashed()));
    line(text, "Working dir", Optional.of(job.workplace().toString()));
    line(text, "Created", Optional.of(Lines.time(job.created())));
    line(text, "Started", job.started().map(Lines::time));
    line(text, "Completed", job.completed().map(Lines::time));
    line(text, "tmux session", Optional.of(job.tmuxSession()));
    line(text, "Claims", Optional.of(claims(job)).filter(claims -> !claims.isEmpty()));
    line(text, "Error", job.error());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Optional<String> value) {
    value.ifPresent(words -> text.append('\n').append(name).append(": ").append(words));
  }

  /// Jobs in columns.
  static String table(List<Job> jobs) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("ID", "STATUS", "ELAPSED", "EFFORT", "PROMPT"));
    jobs.forEach(job -> rows.add(row(job)));
    return Lines.table(rows);
  }

  /// All of jobs that matters, without what changes as time goes by.
  static String states(List<Job> jobs) {
    return jobs.stream()
        .map(job -> job.id() + " " + job.status().word() + " " + Kind.word(job.turn()) + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> row(Job job) {
    return List.of(
        job.id().value(),
        job.status().word(),
        Texts.span(job.elapsed()),
        job.thread().reasoning().orElse("-"),
        Texts.excerpt(job.thread().title(), PROMPT));
  }

  /// Jobs below whoever started them: a session of another program, or a job.
  static String tree(List<Job> jobs) {
    var text = new StringBuilder();
    List<Job> tops = jobs.stream().filter(job -> parent(jobs, job).isEmpty()).toList();
    tops.stream()
        .map(job -> job.thread().askedBy())
        .distinct()
        .forEach(session -> {
          text.append(session.map(name -> "session " + name).orElse("no session")).append('\n');
          tops.stream()
              .filter(job -> job.thread().askedBy().equals(session))
              .forEach(job -> branch(text, jobs, job, 1));
        });
    return text.toString().stripTrailing();
  }

  private static Optional<Job> parent(List<Job> jobs, Job job) {
    return jobs.stream()
        .filter(each -> job.thread().parent().equals(Optional.of(each.id())))
        .findFirst();
  }

  private static void branch(StringBuilder text, List<Job> jobs, Job job, int depth) {
    text.append("  ".repeat(depth)).append(String.join("  ", row(job))).append('\n');
    jobs.stream()
        .filter(each -> each.thread().parent().equals(Optional.of(job.id())))
        .forEach(each -> branch(text, jobs, each, depth + 1));
  }

  /// What a job did.
  static String report(Job job, Report report) {
    var text = new StringBuilder("Job: " + job.id());
    String retries = job.retries() == 0 ? "" : " after " + job.retries() + " retries";
    line(text, "Status", Optional.of(job.status().word() + retries));
    line(text, "Duration", Optional.of(Texts.span(job.elapsed())));
    line(text, "Prompt", Optional.of(job.thread().title()));
    line(text, "Tokens", report.usage().map(JobPages::tokens));
    text.append("\nFiles: ").append(report.files().isEmpty() ? "none" : "");
    report.files().forEach(file -> text.append("\n  ").append(file(file)));
    text.append("\nErrors: ").append(errors(report).isEmpty() ? "none" : "");
    errors(report).forEach(error -> text.append("\n  ").append(error));
    line(text, "Summary", report.summary().map(words -> "\n" + words.strip()));
    return text.toString();
  }

  private static List<String> errors(Report report) {
    var all = new ArrayList<>(report.errors());
    report.error().filter(text -> !all.contains(text)).ifPresent(all::add);
    return all;
  }

  private static String file(Chronicle.FileChange file) {
    String kind = Kind.word(file.kind());
    return "%-8s %s (+%d -%d)"
        .formatted(kind, Texts.excerpt(file.path(), 200), file.added(), file.removed());
  }

  private static String tokens(Chronicle.Usage usage) {
    String percent =
        usage
            .percent()
            .map(p -> ", context " + String.format(Locale.ROOT, "%.2f", p) + "%")
            .orElse("");
    return "input %d (cached %d), output %d (reasoning %d)%s"
        .formatted(usage.input(), usage.cached(), usage.output(), usage.reasoning(), percent);
  }

  /// What to know after compaction.
  static String context(List<Job> jobs, List<String> log) {
    var text = new StringBuilder();
    for (JobStatus status :
        List.of(JobStatus.RUNNING, JobStatus.PENDING, JobStatus.COMPLETED, JobStatus.FAILED)) {
      List<Job> those = jobs.stream().filter(job -> job.status() == status).limit(10).toList();
      text.append("## ").append(status.word()).append('\n');
      those.forEach(job -> text.append(recalled(job)));
      text.append(those.isEmpty() ? "- none\n\n" : "\n");
    }
    text.append("## agents.log\n").append(String.join("\n", log));
    return text.toString().stripTrailing();
  }

  private static String recalled(Job job) {
    String turn = job.status().isOver() ? "" : ", turn " + Kind.word(job.turn());
    String said =
        job.error()
            .or(() -> job.child().lastMessage())
            .map(words -> ": " + Texts.excerpt(words, 200))
            .orElse("");
    return "- "
        + job.id()
        + " ("
        + Texts.span(job.elapsed())
        + turn
        + ") "
        + Texts.excerpt(job.thread().title(), 80)
        + said
        + "\n";
  }
}
