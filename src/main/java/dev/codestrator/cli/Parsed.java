package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import java.util.LinkedHashMap;
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
  /// The parameters of a call: these, with the session that the command line names.
  Map<String, Object> forSession(Map<String, Object> given) {
    var all = new LinkedHashMap<String, Object>(given);
    session.ifPresent(id -> all.putIfAbsent(Dispatcher.SESSION_FIELD, id));
    return all;
  }

  /// The same in another role.
  Parsed as(String other) {
    return new Parsed(values, folder, session, thread, Optional.of(other), json, quiet, help);
  }
}
