package dev.codestrator.agent;

import java.nio.file.Path;
import java.util.Collection;

/// What both CLIs' hooks have in common.
public final class Hooks {
  private Hooks() {}

  /// The command of a hook.
  static String command(Path script, String event) {
    return "/bin/sh " + Shell.word(script.toString()) + " " + event;
  }

  /// Whether one of these event files says that a prompt has arrived.
  public static boolean tellOfPrompt(Collection<String> files) {
    return files.stream().anyMatch(name -> name.contains("-UserPromptSubmit-"));
  }
}
