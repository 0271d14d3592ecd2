package dev.codestrator.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A process that may be gone by now.
///
/// A pid alone would be taken for alive when the system gives it to somebody else; so the start
/// time goes with it. Systems tell start times relative to their clock, which may be corrected: two
/// seconds of difference are allowed.
///
/// @param pid its number
/// @param started when it started; the epoch when the system doesn't tell
public record ProcessRef(long pid, Instant started) {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final int SESSION_WORD = 3;

  private static final ProcessRef SELF = of(ProcessHandle.current());

  /// This process.
  public static ProcessRef self() {
    return SELF;
  }

  /// The process that has this pid now.
  public static Optional<ProcessRef> of(long pid) {
    return running(pid).map(ProcessRef::of);
  }

  private static ProcessRef of(ProcessHandle handle) {
    return new ProcessRef(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
  }

  /// Whether it still runs. When the system tells no start time, the pid decides.
  public boolean alive() {
    return handle().isPresent();
  }

  private Optional<ProcessHandle> handle() {
    return running(pid).filter(h -> same(of(h).started));
  }

  private static Optional<ProcessHandle> running(long pid) {
    return ProcessHandle.of(pid).filter(ProcessRef::runs);
  }

  private static boolean runs(ProcessHandle handle) {
    return handle.isAlive() && !zombie(handle.pid());
  }

  /// Whether it is dead and only its parent hasn't noticed, which in a container may last for ever.
  /// Told by the letter after the command in Linux's `/proc/PID/stat`.
  private static boolean zombie(long pid) {
    String stat = stat(pid);
    return stat.startsWith(") Z", stat.lastIndexOf(')'));
  }

  private boolean same(Instant other) {
    return started.equals(Instant.EPOCH)
        || other.equals(Instant.EPOCH)
        || Duration.between(started, other).abs().compareTo(TOLERANCE) <= 0;
  }

  /// `PID@START`, for [#parse].
  public String text() {
    return pid + "@" + started;
  }

  /// Reads what [#text] wrote; empty when it isn't that.
  public static Optional<ProcessRef> parse(String text) {
    int at = text.indexOf('@');
    try {
      return at < 0
          ? Optional.empty()
          : Optional.of(
              new ProcessRef(
                  Long.parseLong(text.substring(0, at)), Instant.parse(text.substring(at + 1))));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Ends it with all its descendants: asks first, kills what is left after `grace`. Does nothing
  /// when it is gone.
  public void terminateTree(Duration grace) {
    handle()
        .ifPresent(root -> {
          List<ProcessHandle> tree = tree(root);
          tree.forEach(ProcessHandle::destroy);
          await(tree, grace);
          tree.forEach(ProcessRef::endTree);
        });
  }

  /// Ends what is left of the session of processes that this one began, when a terminal was given
  /// to it: also what its descendants left behind when they ended. Does nothing when the number has
  /// been given to somebody else since.
  ///
  /// @param leader the number of the process that began it
  public static void terminateSession(long leader, Duration grace) {
    List<ProcessHandle> members = members(leader);
    members.forEach(ProcessHandle::destroy);
    await(members, grace);
    members(leader).forEach(ProcessRef::endTree);
  }

  private static List<ProcessHandle> members(long leader) {
    return ProcessHandle.allProcesses()
        .filter(each -> runs(each) && session(each.pid()) == leader)
        .toList();
  }

  /// The session of a process: the fourth word after the command in Linux's `/proc/PID/stat`; 0
  /// when the system doesn't tell.
  private static long session(long pid) {
    String stat = stat(pid);
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return words.length > SESSION_WORD ? Long.parseLong(words[SESSION_WORD]) : 0;
  }

  private static String stat(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /// Kills it with all its descendants, if it still runs.
  static void endTree(ProcessHandle root) {
    if (root.isAlive()) {
      tree(root).forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(root.descendants(), Stream.of(root)).toList();
  }

  /// Looks again and again: the end of a process that isn't our child is reported to nobody.
  private static void await(List<ProcessHandle> tree, Duration grace) {
    long deadline = System.nanoTime() + grace.toNanos();
    while (tree.stream().anyMatch(ProcessRef::runs)
        && System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
