package dev.codestrator.cli.view;

/// How a text looks.
enum Tone {
  PLAIN,
  /// A heading.
  STRONG,
  /// Of less weight.
  FAINT,
  GOOD,
  /// Wants somebody's eye.
  WARN,
  BAD,
  /// What keys are about.
  CHOSEN
}
