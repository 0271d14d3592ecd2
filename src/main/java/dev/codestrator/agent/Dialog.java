package dev.codestrator.agent;

import java.util.List;

/// What an agent's terminal asks, where it is known which keys answer it.
///
/// Keys are by tmux's names.
public sealed interface Dialog {
  /// What is shown of it.
  String shown();

  /// It asks for a yes or a no.
  ///
  /// @param yes the keys that mean yes, this once
  /// @param no the keys that mean no; the turn ends
  record Approval(String shown, List<String> yes, List<String> no) implements Dialog {}

  /// It asks for an answer in words.
  ///
  /// @param field the keys that lead to the field for words of one's own
  record Question(String shown, List<String> field) implements Dialog {}
}
