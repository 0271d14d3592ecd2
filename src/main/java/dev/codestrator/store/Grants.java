package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Review;
import dev.codestrator.model.Role;
import dev.codestrator.model.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What root gave to children, kept in the local folder of the clone, where a child in its sandbox
/// can't write: role, scope and sandbox of a thread, the files that a Case may touch, and the
/// verdicts that were given by whoever may.
///
/// Records say the same, but a record can be edited where an agent works. Where authority is
/// judged, this counts; a thread or Case of which nothing is kept here (launched on another
/// machine, or not given to anybody yet) is as its record says.
///
/// @param repository the clone whose threads they are
public record Grants(Clone repository) {
  private static final String ROLE = "role ";
  private static final String SANDBOX = "sandbox ";
  private static final String SCOPE = "scope ";
  private static final String FILES = "files ";
  private static final String VERDICT = "verdict ";

  /// Keeps what a thread is launched with. What a Case was given before stays: its record may have
  /// been edited since.
  public void give(AgentThread thread, List<Task> cases) {
    var lines = new ArrayList<String>();
    lines.add(ROLE + thread.role().name());
    thread.sandbox().ifPresent(sandbox -> lines.add(SANDBOX + sandbox.name()));
    thread.scope().forEach(id -> lines.add(SCOPE + id));
    write(thread.id(), lines);
    cases.stream().filter(task -> lines(task.id()).isEmpty()).forEach(this::give);
  }

  /// Keeps what a Case that was given may touch from now on.
  public void change(Task task) {
    if (!lines(task.id()).isEmpty()) {
      give(task);
    }
  }

  private void give(Task task) {
    var lines = new ArrayList<String>();
    lines.add(ROLE + Role.WORKER.name());
    task.files().forEach(glob -> lines.add(FILES + glob));
    write(task.id(), lines);
  }

  /// The thread with the authority that it was given.
  public AgentThread held(AgentThread thread) {
    List<String> lines = lines(thread.id());
    return lines.isEmpty()
        ? thread
        : thread.granted(
            values(lines, ROLE).map(Role::valueOf).findFirst().orElse(thread.role()),
            values(lines, SCOPE).map(Id::new).toList(),
            values(lines, SANDBOX).map(Config.Codex.Sandbox::valueOf).findFirst());
  }

  /// The task with the files that it was given.
  public Task held(Task task) {
    List<String> lines = lines(task.id());
    return lines.isEmpty()
        ? task
        : task.edited(
            task.title(), task.priority(), task.dependsOn(), values(lines, FILES).toList());
  }

  /// Keeps a verdict that its reviewer, or a person, gave.
  public void judge(Review review) {
    write(review.id(), List.of(verdict(review)));
  }

  /// Whether the verdict of a review was given so, on this machine, for this commit.
  public boolean isGiven(Review review) {
    return lines(review.id()).contains(verdict(review));
  }

  private static String verdict(Review review) {
    return VERDICT + review.state() + " " + review.request() + " " + review.commit();
  }

  private static Stream<String> values(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()));
  }

  private List<String> lines(Id id) {
    Optional<byte[]> bytes = Disk.read(file(id));
    return bytes
        .map(all -> new String(all, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private void write(Id id, List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    Disk.writePrivate(file(id), text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(Id id) {
    return repository.localDir().resolve("grants").resolve(id.value());
  }
}
