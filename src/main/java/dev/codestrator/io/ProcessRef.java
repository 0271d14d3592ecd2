package dev.codestrator.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process that may be gone by now.
///
/// A pid alone would be taken for alive when the system gives it to somebody else; so the start
/// time goes with it. Systems tell start times relative to their clock, which may be corrected: two
/// seconds of difference are allowed.
///
/// @param pid its number
/// @param started when it started; the epoch when the system doesn't tell
public record ProcessRef(long pid, Instant started) {
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

  Optional<ProcessHandle> handle() {
    return running(pid).filter(h -> same(of(h).started));
  }

  private static Optional<ProcessHandle> running(long pid) {
    return ProcessHandle.of(pid).filter(ProcessRef::runs);
  }

  static boolean runs(ProcessHandle handle) {
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

  /// The session of a process: the fourth word after the command in Linux's `/proc/PID/stat`; 0
  /// when the system doesn't tell.
  static long session(long pid) {
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
}
