package dev.codestrator.app.job;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Config;
import dev.codestrator.model.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `agents.log` in a project's root: Markdown that strategists and people share. It is only ever
/// added to, a section in one write. A project that doesn't keep one is given one by the first note
/// of a strategist only; what it would say is rendered from the records.
///
/// @param file where it is, or would be
public record AgentsLog(Path file) {
  private static final String NAME = "agents.log";
  private static final String HEADING =
      """
      # Agents

      Strategists and people share this file. It is only ever added to: `orch job note`.
      """;
  private static final int FINDINGS = 2_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /// That of the project that a job works in.
  static AgentsLog of(Job job) {
    return of(job.call(), job.workplace());
  }

  /// That of the project around a folder.
  public static AgentsLog of(Call call, Path folder) {
    Path main = call.repository().main().root();
    boolean inside =
        call.repository().checkouts().stream().anyMatch(each -> folder.startsWith(each.root()));
    return new AgentsLog((inside ? main : folder).resolve(NAME));
  }

  /// What it says.
  public Optional<String> text() {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Adds what a strategist says; begins the log when there is none.
  public void add(LogNote note, Instant now) {
    String before = Disk.isFile(file) ? "\n" : HEADING + "\n";
    Disk.append(file, before + note.section(now, time(now)));
  }

  /// Adds that a job was started.
  void spawned(Job job) {
    if (Disk.isFile(file)) {
      Disk.append(file, "\n" + start(job));
    }
  }

  /// Adds to the log of a job's project how it ended, once.
  public static void note(Job job) {
    of(job).completed(job);
  }

  private void completed(Job job) {
    Optional<String> text = text().filter(_ -> job.status().isOver());
    if (text.filter(known -> !known.contains("### Complete: " + job.id() + " ")).isPresent()) {
      Disk.append(file, "\n" + end(job, Report.of(job)));
    }
  }

  /// What it would say of these jobs.
  public static String rendered(List<Job> jobs) {
    var text = new StringBuilder();
    for (Job job : jobs) {
      text.append(start(job)).append('\n');
      if (job.status().isOver()) {
        text.append(end(job, Report.of(job))).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }

  private static String start(Job job) {
    boolean reads = job.sandbox() == Config.Codex.Sandbox.READ_ONLY;
    return "### Spawned: "
        + job.id()
        + " - "
        + time(job.created())
        + "\n- Type: "
        + (reads ? "research" : "implementation")
        + "\n- Prompt: "
        + job.thread().title()
        + "\n- Reasoning: "
        + job.thread().reasoning().orElse("default")
        + "\n- Sandbox: "
        + job.sandbox().dashed()
        + "\n";
  }

  private static String end(Job job, Report report) {
    String findings =
        report.summary().or(report::error).map(text -> Texts.excerpt(text, FINDINGS)).orElse("-");
    List<String> files = report.files().stream().map(each -> each.path()).toList();
    return "### Complete: "
        + job.id()
        + " - "
        + time(job.completed().orElse(job.created()))
        + "\n- Status: "
        + job.status().word()
        + "\n- Findings: "
        + findings
        + "\n- Files: "
        + (files.isEmpty() ? "-" : String.join(", ", files))
        + "\n";
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
