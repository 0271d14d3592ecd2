package dev.codestrator.cli.view;

import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;

/// How statuses are shown.
final class Statuses {
  private Statuses() {}

  static String word(ThreadStatus status) {
    return status == ThreadStatus.WAITING_USER_ANSWER ? "asks" : Kind.word(status);
  }

  static Tone tone(ThreadStatus status) {
    return switch (status) {
      case STARTING, PROCESSING -> Tone.GOOD;
      case WAITING_USER_ANSWER, INTERRUPTED -> Tone.WARN;
      case ERROR, LOST -> Tone.BAD;
      case IDLE -> Tone.PLAIN;
      case COMPLETED, STOPPED -> Tone.FAINT;
    };
  }
}
