package dev.codestrator.app.job;

import dev.codestrator.model.shape.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a strategist adds to `agents.log` in his own words.
///
/// @param text Markdown
public record LogNote(Sort sort, String text) {
  /// What it is about.
  public enum Sort {
    /// A new piece of work: its goal, and its PRD when there is one.
    SESSION,
    /// What an agent has found; the text names the agent.
    FINDINGS,
    /// What follows from findings.
    SYNTHESIS,
    /// A stage or module that this strategist takes, so that others leave it alone.
    CLAIM;

    /// Its name on the command line.
    public String word() {
      return Kind.word(this);
    }
  }

  String section(Instant now, String time) {
    return switch (sort) {
      case SESSION -> "## Session: " + now.truncatedTo(ChronoUnit.SECONDS) + "\n- Goal: " + body();
      case FINDINGS -> "### Findings - " + time + "\n" + body();
      case SYNTHESIS -> "### Synthesis - " + time + "\n" + body();
      case CLAIM -> "### Claim - " + time + "\n- Stage: " + body();
    };
  }

  private String body() {
    return text.strip() + "\n";
  }
}
