package dev.codestrator.cli;

import java.util.Map;
import java.util.Optional;

/// A command line, understood.
///
/// @param values the method's parameters
/// @param folder from `-C`
/// @param json show the result as JSON
/// @param quiet show bare IDs
/// @param help show how the command is used
record Parsed(
    Map<String, Object> values,
    Optional<String> folder,
    Optional<String> session,
    Optional<String> thread,
    Optional<String> role,
    boolean json,
    boolean quiet,
    boolean help) {
  /// The same in another role.
  Parsed as(String other) {
    return new Parsed(values, folder, session, thread, Optional.of(other), json, quiet, help);
  }
}
