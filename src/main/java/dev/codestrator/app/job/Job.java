package dev.codestrator.app.job;

import dev.codestrator.app.Call;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.JobLaunching;
import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A job as it is now.
///
/// @param call in the place that it is kept in
/// @param stored its record
/// @param child what it does
public record Job(Call call, Stored<AgentThread> stored, ChildView child) {
  /// Its record.
  public AgentThread thread() {
    return stored.value();
  }

  /// Its ID.
  public Id id() {
    return thread().id();
  }

  /// How it stands. One that is just being started has no pane yet.
  public JobStatus status() {
    boolean young =
        child.status() == ThreadStatus.LOST
            && thread().status() == ThreadStatus.STARTING
            && created().plusSeconds(call.config().limits().readySeconds()).isAfter(call.now());
    return young ? JobStatus.PENDING : JobStatus.of(child.status());
  }

  /// What its turn does, while it runs.
  public ThreadStatus turn() {
    return child.status();
  }

  ThreadFolder folder() {
    return ThreadFolder.of(call.repository(), id());
  }

  /// Where it works.
  public Path workplace() {
    return Path.of(thread().folder().orElseThrow());
  }

  /// What it may write.
  public Config.Codex.Sandbox sandbox() {
    return thread().sandbox().orElse(call.config().agents().codex().sandbox());
  }

  /// Its tmux session.
  public String tmuxSession() {
    return JobLaunching.tmuxSession(id());
  }

  /// When it was asked for.
  public Instant created() {
    return thread().createdAt();
  }

  /// When its program was started.
  public Optional<Instant> started() {
    return folder().began();
  }

  /// When it ended: as its program, the command that stopped it, or the last sign of it tell.
  public Optional<Instant> completed() {
    if (!status().isOver()) {
      return Optional.empty();
    }
    return folder()
        .ended()
        .or(() ->
            Optional.of(stored.file())
                .filter(_ -> thread().status().isOver())
                .flatMap(Disk::modified))
        .or(() -> Disk.modified(folder().log()))
        .or(() -> Optional.of(created()));
  }

  /// How long it has run.
  public Duration elapsed() {
    Duration elapsed =
        Duration.between(started().orElse(created()), completed().orElse(call.now()));
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }

  /// How often its program was started again because it had failed.
  public int retries() {
    return folder().retries();
  }

  /// The process that runs it.
  public Optional<Long> pid() {
    return folder().process().filter(ProcessRef::alive).map(ProcessRef::pid);
  }

  /// All that its terminal got.
  public String log() {
    return Disk.read(folder().log())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }

  /// Why it failed; empty when it didn't.
  public Optional<String> error() {
    return Optional.of(child.detail())
        .filter(text -> status() == JobStatus.FAILED && !text.isEmpty());
  }

  /// What it claims.
  public List<Lease> claims() {
    return call.view().list(RecordType.LEASE, Session.JOBS).stream()
        .map(Stored::value)
        .filter(lease -> lease.thread().equals(Optional.of(id())))
        .filter(lease -> lease.state() == Lease.State.HELD && !status().isOver())
        .toList();
  }
}
