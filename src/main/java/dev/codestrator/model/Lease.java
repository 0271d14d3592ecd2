package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The right of one thread to change some paths, for a while.
///
/// @param thread who holds it; the session's root when empty
/// @param scopeType how `paths` are meant
/// @param paths repository-relative, normalised, with forward slashes
/// @param mode whether others may hold the same paths in shared mode
/// @param fence grows with every lease granted in a clone: a later holder has a higher one
public record Lease(
    State state,
    Id id,
    Optional<Id> thread,
    Id session,
    ScopeType scopeType,
    Mode mode,
    int ttlSeconds,
    long fence,
    Instant acquiredAt,
    String reason,
    @Param(sorted = true) List<String> paths) {
  /// How it stands.
  public enum State {
    HELD,
    RELEASED,
    EXPIRED,
    STOLEN
  }

  /// How its paths are meant. The merge of a clone is a scope of its own.
  public enum ScopeType {
    FILE,
    PREFIX,
    GLOB,
    MAIN_MERGE
  }

  /// Whether it excludes everybody else or only writers.
  public enum Mode {
    EXCLUSIVE,
    SHARED
  }

  /// The same in another state.
  public Lease with(State newState) {
    return new Lease(
        newState,
        id,
        thread,
        session,
        scopeType,
        mode,
        ttlSeconds,
        fence,
        acquiredAt,
        reason,
        paths);
  }

  /// The same for another reason.
  public Lease because(String newReason) {
    return new Lease(
        state,
        id,
        thread,
        session,
        scopeType,
        mode,
        ttlSeconds,
        fence,
        acquiredAt,
        newReason,
        paths);
  }

  /// The same with its fence number.
  public Lease withFence(long number) {
    return new Lease(
        state, id, thread, session, scopeType, mode, ttlSeconds, number, acquiredAt, reason, paths);
  }

  /// The same with another time to live.
  public Lease lasting(int seconds) {
    return new Lease(
        state, id, thread, session, scopeType, mode, seconds, fence, acquiredAt, reason, paths);
  }

  /// Whether both can't be held at once.
  public boolean conflictsWith(Lease other) {
    if (mode == Mode.SHARED && other.mode == Mode.SHARED) {
      return false;
    }
    if (scopeType == ScopeType.MAIN_MERGE || other.scopeType == ScopeType.MAIN_MERGE) {
      return scopeType == other.scopeType;
    }
    return paths.stream().anyMatch(a -> other.paths.stream().anyMatch(b -> meets(a, other, b)));
  }

  /// A file is just that file: `**/*.java` doesn't meet `README.md`.
  private boolean meets(String path, Lease other, String theirs) {
    if (scopeType == ScopeType.FILE && other.scopeType != ScopeType.FILE) {
      return PathScope.covers(other.pattern(theirs), path);
    } else if (other.scopeType == ScopeType.FILE && scopeType != ScopeType.FILE) {
      return PathScope.covers(pattern(path), theirs);
    }
    return PathScope.overlap(pattern(path), other.pattern(theirs));
  }

  /// Whether it covers this file.
  public boolean covers(String file) {
    return scopeType != ScopeType.MAIN_MERGE
        && paths.stream().anyMatch(path -> PathScope.covers(pattern(path), file));
  }

  /// Whether the same owner asks for the same again.
  public boolean isRenewedBy(Lease asked) {
    return session.equals(asked.session)
        && thread.equals(asked.thread)
        && scopeType == asked.scopeType
        && mode == asked.mode
        && paths.equals(asked.paths);
  }

  private String pattern(String path) {
    return switch (scopeType) {
      case FILE -> PathScope.literal(path);
      case PREFIX -> PathScope.literal(path) + "/**";
      case GLOB, MAIN_MERGE -> path;
    };
  }
}
