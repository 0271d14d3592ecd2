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
public record Caller(
    Role role,
    Optional<Id> session,
    Optional<Id> thread,
    String owner,
    String process,
    boolean atTerminal) {
  /// The same caller, acting for another session.
  public Caller in(Id other) {
    return new Caller(role, Optional.of(other), thread, owner, process, atTerminal);
  }
}
