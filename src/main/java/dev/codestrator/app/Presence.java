package dev.codestrator.app;

import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who was seen at work as the root of a session, and when: a file for each process that lasts, and
/// one for calls of which no such process is known. The file's time is that of the last call.
///
/// For this machine only, in `sessions/<session>` of the clone's local folder; nothing is forced to
/// disk.
public final class Presence {
  private static final String CALLS = "calls";

  /// How exactly it is told when somebody called last: a server that is called a hundred times a
  /// second needs to say so once.
  private static final Duration BEAT = Duration.ofSeconds(1);

  /// When this process noted a call in a file.
  private static final Map<Path, Instant> NOTED = new ConcurrentHashMap<>();

  private final Path folder;

  private Presence(Clone repository, Id session) {
    folder = repository.localDir().resolve("sessions").resolve(session.value());
  }

  /// What is known about this session's root.
  public static Presence of(Clone repository, Id session) {
    return new Presence(repository, session);
  }

  /// Notes that the root of the caller's session has called just now.
  public static void mark(Call call) {
    if (call.caller().role() == Role.ROOT && call.caller().thread().isEmpty()) {
      call.caller().session().ifPresent(session -> of(call.repository(), session).beat(call));
    }
  }

  private void beat(Call call) {
    String name = call.caller().lasting().map(pid -> Long.toString(pid)).orElse(CALLS);
    Instant noted = NOTED.getOrDefault(file(name), Instant.MIN);
    if (!noted.isAfter(call.now()) && noted.plus(BEAT).isAfter(call.now())) {
      return;
    }
    note(call);
    NOTED.put(file(name), call.now());
  }

  private void note(Call call) {
    Optional<ProcessRef> process = call.caller().lasting().flatMap(ProcessRef::of);
    Path file = process.map(found -> file(Long.toString(found.pid()))).orElse(file(CALLS));
    if (process.isPresent() && !process.equals(process(file))) {
      Disk.delete(file);
      Disk.append(file, process.get().text());
    }
    Disk.touch(file, call.now());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /// When its root called last; empty when it never did on this machine.
  public Optional<Instant> lastSeen() {
    return newest().flatMap(Disk::modified);
  }

  /// Whether a process that is its root runs.
  public boolean runs() {
    return names().stream()
        .anyMatch(name -> process(file(name)).filter(ProcessRef::alive).isPresent());
  }

  /// Another user of the machine may not look into the folder, and knows of nobody.
  private List<String> names() {
    try {
      return Disk.names(folder);
    } catch (Rejection.ToolFailed mayNotBeRead) {
      return List.of();
    }
  }

  /// Whether another process than this one, its root, runs.
  public boolean runsBeside(Optional<Long> pid) {
    return names().stream()
        .flatMap(name -> process(file(name)).stream())
        .anyMatch(each -> each.alive() && !pid.equals(Optional.of(each.pid())));
  }

  /// Whether the process that called last is known to have ended, and no other runs.
  public boolean ended() {
    return !runs() && newest().flatMap(Presence::process).isPresent();
  }

  /// Whether it is to be taken for alive: a process of its runs, or it was heard of within the
  /// limit and is not known to have ended. Who was heard of in a time further to come than the
  /// limit was so by a clock that has been put right since.
  ///
  /// @param orElse when it counts as heard of if it never was on this machine
  public boolean alive(Instant now, Duration limit, Instant orElse) {
    Instant seen = lastSeen().orElse(orElse);
    boolean lately = seen.plus(limit).isAfter(now) && seen.minus(limit).isBefore(now);
    return runs() || (!ended() && lately);
  }

  /// Forgets all that is known.
  public void forget() {
    NOTED.keySet().removeIf(file -> file.startsWith(folder));
    Disk.deleteTree(folder);
  }

  /// Forgets the processes that have ended.
  public void tidy() {
    names().stream()
        .map(this::file)
        .filter(file -> process(file).filter(each -> !each.alive()).isPresent())
        .forEach(Disk::delete);
  }

  /// The file of the last call; of two at the same time that of the process.
  private Optional<Path> newest() {
    List<Path> all = names().stream().map(this::file).toList();
    return all.stream()
        .max(
            Comparator.comparing((Path file) -> Disk.modified(file).orElse(Instant.MIN))
                .thenComparing(file -> process(file).isPresent()));
  }

  private static Optional<ProcessRef> process(Path file) {
    return Disk.read(file)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .flatMap(ProcessRef::parse);
  }
}
