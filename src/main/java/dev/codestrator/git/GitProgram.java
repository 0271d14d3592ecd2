package dev.codestrator.git;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// The `git` program: how every one of its calls is made.
///
/// Its language is fixed, it never prompts, and what a surrounding hook or shell says about the
/// repository is not inherited. A lock of git's that somebody else holds is waited for, never
/// removed.
///
/// @param programs runs it
/// @param patience how long to wait for somebody else's lock
record GitProgram(Programs programs, Duration patience) {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /// What git says of another user's repository, to every question.
  private static final String FOREIGN = "detected dubious ownership";

  private static final Pattern LOCKED =
      Pattern.compile("Unable to create '(?<lock>.+\\.lock)': File exists", Pattern.DOTALL);
  private static final List<String> INHERITED =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_QUARANTINE_PATH",
          "GIT_LITERAL_PATHSPECS",
          "GIT_GLOB_PATHSPECS",
          "GIT_NOGLOB_PATHSPECS",
          "GIT_ICASE_PATHSPECS",
          "GIT_EXTERNAL_DIFF",
          "GIT_DIFF_OPTS",
          "GIT_REFLOG_ACTION");

  /// Asks; nothing is changed, and no lock is taken on the way.
  Outcome ask(Path worktree, List<String> words) {
    return ask(worktree, words, "", Map.of());
  }

  /// Asks with an input and with these variables set.
  Outcome ask(Path worktree, List<String> words, String input, Map<String, String> variables) {
    var environment = new HashMap<>(variables);
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    return run(worktree, words, input, environment);
  }

  /// The answer to a question that must have one.
  String answer(Path worktree, List<String> words) {
    return succeeded(words, ask(worktree, words)).out();
  }

  /// Changes something; waits while somebody else holds git's lock.
  Outcome act(Path worktree, List<String> words, String input) {
    long begin = System.nanoTime();
    while (true) {
      Outcome outcome = run(worktree, words, input, Map.of());
      var locked = LOCKED.matcher(outcome.err());
      if (outcome.ok() || !locked.find()) {
        return outcome;
      }
      if (System.nanoTime() - begin >= patience.toNanos()) {
        throw busy(words, locked.group("lock"));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// Changes something, which must succeed; its output.
  String change(Path worktree, List<String> words) {
    return succeeded(words, act(worktree, words, "")).out();
  }

  /// The outcome, which must be a success.
  static Outcome succeeded(List<String> words, Outcome outcome) {
    if (!outcome.ok()) {
      throw failure(words, outcome);
    }
    return outcome;
  }

  /// The refusal that passes on what git said.
  static Rejection failure(List<String> words, Outcome outcome) {
    return new Rejection.ToolFailed(
        "git_failed",
        "git " + String.join(" ", words) + ": " + complaint(outcome),
        "git's own message says why; nothing else was done");
  }

  private static String complaint(Outcome outcome) {
    return outcome.complaint().isEmpty() ? "exit " + outcome.exit() : outcome.complaint();
  }

  private Rejection busy(List<String> words, String lock) {
    return new Rejection.Busy(
        "git_locked",
        "git "
            + words.getFirst()
            + " waited "
            + patience.toSeconds()
            + " s for "
            + lock
            + ", which another git process holds",
        "wait until it ends; when it has crashed, a minute later: orch doctor --fix");
  }

  private Outcome run(
      Path worktree, List<String> words, String input, Map<String, String> variables) {
    if (!Disk.isFolder(worktree)) {
      throw new Rejection.NotFound(
          "no_such_folder", worktree + " is not there", "see: git worktree list");
    }
    var line = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.quotePath=false"));
    line.addAll(words);
    Outcome outcome =
        programs.run(
            Command.of(worktree, line)
                .withEnvironment(environment(variables))
                .withInput(input)
                .withLimit(LIMIT));
    if (!outcome.ok() && outcome.err().contains(FOREIGN)) {
      throw failure(words, outcome);
    }
    return outcome;
  }

  private static Map<String, String> environment(Map<String, String> variables) {
    var all = new HashMap<String, String>();
    INHERITED.forEach(name -> all.put(name, ""));
    all.put("LC_ALL", "C");
    all.put("GIT_TERMINAL_PROMPT", "0");
    all.put("GIT_EDITOR", "true");
    all.put("GIT_MERGE_AUTOEDIT", "no");
    all.putAll(variables);
    return all;
  }
}
