package dev.codestrator.agent;

import java.util.List;
import java.util.Optional;

/// What the end of a transcript says. A line that can't be read is left out; so is the one that the
/// end begins within.
///
/// @param signs what its program did, in the order of the file
/// @param tokens how many tokens it has used
/// @param limits the limits of its model's service
/// @param filesModified the files that it has changed, in the order of their first change
/// @param lastMessage what the agent said last
/// @param detail why it could not be read; empty when it could
public record Transcript(
    List<Sign> signs,
    Optional<Tokens> tokens,
    List<RateLimit> limits,
    List<String> filesModified,
    Optional<String> lastMessage,
    String detail) {
  /// Of a program that keeps none.
  public static final Transcript NONE = unreadable("");

  public Transcript {
    signs = List.copyOf(signs);
    limits = List.copyOf(limits);
    filesModified = List.copyOf(filesModified);
  }

  /// One that can't be read.
  public static Transcript unreadable(String why) {
    return new Transcript(List.of(), Optional.empty(), List.of(), List.of(), Optional.empty(), why);
  }

  /// What these lines say, be they Codex's or Claude Code's.
  public static Transcript of(String lines) {
    var reading = new TranscriptReading();
    lines.lines().forEach(reading::read);
    return reading.result();
  }
}
