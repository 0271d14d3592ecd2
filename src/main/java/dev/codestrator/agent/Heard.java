package dev.codestrator.agent;

import java.util.List;

/// What was heard of an agent since a directive was sent to it.
///
/// @param taken whether it took the directive's message from its inbox
/// @param events the names of its hooks' event files that are new
public record Heard(boolean taken, List<String> events) {
  public Heard {
    events = List.copyOf(events);
  }
}
