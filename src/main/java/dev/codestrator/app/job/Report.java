package dev.codestrator.app.job;

import dev.codestrator.agent.Chronicle;
import dev.codestrator.app.thread.Children;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a job did, by its agent's own account.
///
/// @param usage the tokens that it has used; absent when its program tells nothing
/// @param files those that it changed; paths below its folder relative to that
/// @param errors why turns of it failed
/// @param summary what it said last
/// @param error why it failed as a whole
/// @param exhausted whether it ended because its context was full
public record Report(
    Optional<Chronicle.Usage> usage,
    List<Chronicle.FileChange> files,
    List<String> errors,
    Optional<String> summary,
    Optional<String> error,
    boolean exhausted) {
  private static final int FULL = 100;

  public Report {
    files = List.copyOf(files);
    errors = errors.stream().map(Secrets::hide).toList();
    summary = summary.map(Secrets::hide);
    error = error.map(Secrets::hide);
  }

  /// That of a job as far as it is.
  public static Report of(Job job) {
    Chronicle chronicle =
        Children.transcript(job.call(), job.id())
            .filter(Disk::isFile)
            .map(file -> Chronicle.of(text(file)))
            .orElseGet(() -> Chronicle.of(""));
    boolean full =
        chronicle.usage().flatMap(Chronicle.Usage::percent).filter(p -> p >= FULL).isPresent();
    return new Report(
        chronicle.usage(),
        chronicle.files().stream().map(change -> relative(job, change)).toList(),
        chronicle.errors().stream().map(Chronicle.Entry.Failed::text).toList(),
        chronicle.summary().or(() -> job.child().lastMessage()),
        job.error(),
        full || chronicle.isExhausted());
  }

  private static String text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  private static Chronicle.FileChange relative(Job job, Chronicle.FileChange change) {
    Path path = Path.of(change.path());
    return path.startsWith(job.workplace())
        ? new Chronicle.FileChange(
            job.workplace().relativize(path).toString(),
            change.kind(),
            change.added(),
            change.removed())
        : change;
  }
}
