package dev.codestrator.agent;

import java.util.List;
import java.util.Optional;

/// How far an agent is, by its own account. What its program doesn't tell is absent.
///
/// @param turn how many turns it has begun
/// @param turnId its program's name for the turn it is in, or was in last
/// @param tokens how many tokens it has used
/// @param limits the limits of its model's service
/// @param filesModified the files that it has changed of late
/// @param lastMessage what it said last
/// @param question what it asks, while it waits for an answer
public record Progress(
    Optional<Integer> turn,
    Optional<String> turnId,
    Optional<Tokens> tokens,
    List<RateLimit> limits,
    Optional<List<String>> filesModified,
    Optional<String> lastMessage,
    Optional<String> question) {
  /// Of a program that tells nothing.
  public static final Progress UNKNOWN =
      new Progress(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Progress {
    limits = List.copyOf(limits);
    filesModified = filesModified.map(List::copyOf);
  }

  /// The same, asking this.
  Progress asking(String text) {
    return new Progress(
        turn,
        turnId,
        tokens,
        limits,
        filesModified,
        lastMessage,
        Optional.of(text).filter(words -> !words.isBlank()));
  }
}
