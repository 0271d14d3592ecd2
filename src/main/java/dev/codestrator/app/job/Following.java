package dev.codestrator.app.job;

import dev.codestrator.agent.Chronicle;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.TerminalText;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Watch;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Follows a job line by line: what its agent says, runs and changes; of a program that keeps no
/// transcript, what it writes. Nothing is told twice, and nothing of how a terminal draws.
public final class Following {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LINE = 300;

  private final Jobs jobs;
  private final Consumer<String> out;
  private int told;
  private String turn = "";

  /// @param jobs finds it again
  /// @param out gets the lines
  public Following(Jobs jobs, Consumer<String> out) {
    this.jobs = jobs;
    this.out = out;
  }

  /// Tells all until the job is over, or nobody wants to hear more.
  ///
  /// @return the job as it ended
  public Job follow(Job job) {
    Job now = job;
    List<Path> folders =
        Stream.of(job.folder().path(), job.folder().events()).filter(Disk::isFolder).toList();
    try (Watch watch = Watch.on(folders)) {
      while (true) {
        now = jobs.again(now);
        boolean over = now.status().isOver();
        tell(now, over);
        if (over || Thread.currentThread().isInterrupted()) {
          return now;
        }
        watch.await(LOOK);
      }
    }
  }

  private void tell(Job job, boolean over) {
    List<String> lines =
        Children.transcript(job.call(), job.id())
            .filter(Disk::isFile)
            .map(file -> Chronicle.of(text(file)).entries().stream().map(Following::line).toList())
            .orElseGet(() -> logged(job, over));
    lines.stream().skip(told).forEach(out);
    told = Math.max(told, lines.size());
    String now = over ? job.status().word() : Kind.word(job.turn());
    if (!now.equals(turn)) {
      out.accept("-- " + now + job.error().map(reason -> ": " + reason).orElse(""));
      turn = now;
    }
  }

  /// Whole lines only, while more may come.
  private static List<String> logged(Job job, boolean over) {
    Optional<String> log =
        Optional.of(job.folder().log()).filter(Disk::isFile).map(Following::text);
    String text = TerminalText.plain(log.orElse(""));
    return text.substring(0, over ? text.length() : text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static String text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  private static String line(Chronicle.Entry entry) {
    return switch (entry) {
      case Chronicle.Entry.Said said -> said.text().strip();
      case Chronicle.Entry.Ran ran ->
          "$ "
              + Texts.excerpt(ran.command(), LINE)
              + ran.exit().filter(code -> code != 0).map(code -> " (exit " + code + ")").orElse("");
      case Chronicle.Entry.Changed changed ->
          Kind.word(changed.change().kind()) + " " + changed.change().path();
      case Chronicle.Entry.Failed failed -> "error: " + Texts.excerpt(failed.text(), LINE);
    };
  }
}
