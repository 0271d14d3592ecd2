package dev.codestrator.agent;

import java.time.Duration;
import java.util.List;

/// How a running agent is spoken to through its terminal.
///
/// @param interrupt the keys, by tmux's names, that end its turn
/// @param clear the keys that empty its composer of what somebody typed there, or an interrupt put
///   back
/// @param settle how long an interrupt may take to end it altogether
/// @param confirm how long it may take to say that it has a text
/// @param alwaysConfirms whether silence means that it has not got the text
public record Speech(
    List<String> interrupt,
    List<String> clear,
    Duration settle,
    Duration confirm,
    boolean alwaysConfirms) {
  public Speech {
    interrupt = List.copyOf(interrupt);
    clear = List.copyOf(clear);
  }
}
