package dev.codestrator.agent;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// How a running agent is spoken to through its terminal.
///
/// @param interrupt the keys, by tmux's names, that end its turn
/// @param clear the keys that take something away of what somebody typed into its composer, or an
///   interrupt put back there; nothing when it is empty
/// @param settle how long an interrupt may take to end it altogether
/// @param confirm how long it may take to say that it has a text
/// @param alwaysConfirms whether silence means that it has not got the text
public record Speech(
    List<String> interrupt,
    List<String> clear,
    Duration settle,
    Duration confirm,
    boolean alwaysConfirms) {
  /// Deletes from the cursor on, to either side, three times: what is of its own line, then the
  /// line's end. In an empty composer these keys do nothing, unlike `C-c`, which ends Claude Code
  /// when it is pressed for the second time within some seconds. Some more of them at once, and
  /// Claude Code takes them for a pasted text.
  static final List<String> DELETING =
      Stream.of("C-u", "C-k").flatMap(key -> Collections.nCopies(6, key).stream()).toList();

  public Speech {
    interrupt = List.copyOf(interrupt);
    clear = List.copyOf(clear);
  }
}
