package dev.codestrator.agent;

import java.util.List;
import java.util.Optional;

/// How far an agent is, by its own account. What its program doesn't tell is absent.
///
/// @param turn how many turns it has begun
/// @param tokens how many tokens it has used
/// @param filesModified the files that it has changed
public record Progress(
    Optional<Integer> turn, Optional<Long> tokens, Optional<List<String>> filesModified) {
  /// Of a program that tells nothing.
  public static final Progress UNKNOWN =
      new Progress(Optional.empty(), Optional.empty(), Optional.empty());
}
