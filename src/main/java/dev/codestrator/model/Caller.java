package dev.codestrator.model;

import java.util.Optional;

/// Who calls a method.
///
/// @param role its role
/// @param session the session it belongs to
/// @param thread its own thread, when it is a child
/// @param owner who it acts for: user@host
/// @param process how a person would recognise it: pid and command
/// @param atTerminal whether a person sits at it
/// @param lasting the number of the process that lives as long as the caller does: a server's, or
///   the one that it named as its own; absent with a command that ends at once
public record Caller(
    Role role,
    Optional<Id> session,
    Optional<Id> thread,
    String owner,
    String process,
    boolean atTerminal,
    Optional<Long> lasting) {
  /// A caller of whom no lasting process is known.
  public Caller(
      Role role,
      Optional<Id> session,
      Optional<Id> thread,
      String owner,
      String process,
      boolean atTerminal) {
    this(role, session, thread, owner, process, atTerminal, Optional.empty());
  }

  /// The same caller, acting for another session.
  public Caller in(Id other) {
    return new Caller(role, Optional.of(other), thread, owner, process, atTerminal, lasting);
  }

  /// The same caller, which lives as long as this process.
  public Caller lastingAs(long pid) {
    return new Caller(role, session, thread, owner, process, atTerminal, Optional.of(pid));
  }
}
