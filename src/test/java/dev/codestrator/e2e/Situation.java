package dev.codestrator.e2e;

import dev.codestrator.model.ThreadStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A situation that a recording is made of: how it is brought about, and so what is true in it.
///
/// @param name what the recording is called
/// @param cli of which program
/// @param expected what an agent does in it
/// @param prompt the first prompt
/// @param script what the model answers; `Later` replies are never given
/// @param acts brings it about
/// @param options the odd circumstances, by name
/// @param truths what else is true in it, by the names that the golden test knows
record Situation(
    String name,
    RecordedCli cli,
    ThreadStatus expected,
    String prompt,
    Script script,
    Acts acts,
    Map<String, String> options,
    Map<String, Object> truths) {

  /// Brings a situation about.
  @FunctionalInterface
  interface Acts {
    /// With an agent whose files are there and that hasn't been started.
    void with(RecordedAgent agent) throws Exception;
  }

  Situation(
      String name,
      RecordedCli cli,
      ThreadStatus expected,
      String prompt,
      List<Reply> replies,
      Acts acts) {
    this(
        name,
        cli,
        expected,
        prompt,
        Script.of(replies.toArray(Reply[]::new)),
        acts,
        Map.of(),
        Map.of());
  }

  Situation with(String option, String value) {
    var all = new LinkedHashMap<>(options);
    all.put(option, value);
    return new Situation(name, cli, expected, prompt, script, acts, all, truths);
  }

  /// What is true in it besides its status.
  Situation where(String truth, Object value) {
    var all = new LinkedHashMap<>(truths);
    all.put(truth, value);
    return new Situation(name, cli, expected, prompt, script, acts, options, all);
  }

  Situation scripted(Script other) {
    return new Situation(name, cli, expected, prompt, other, acts, options, truths);
  }

  /// What its record says: the status that our methods would have written.
  Situation recorded(ThreadStatus status) {
    return with("recorded", status.name());
  }

  ThreadStatus recorded() {
    return Optional.ofNullable(options.get("recorded"))
        .map(ThreadStatus::valueOf)
        .orElse(ThreadStatus.PROCESSING);
  }

  boolean workComplete() {
    return options.containsKey("work_complete") || recorded() == ThreadStatus.COMPLETED;
  }

  boolean trusted() {
    return !options.containsKey("untrusted");
  }

  boolean loggedIn() {
    return !options.containsKey("logged_out");
  }

  boolean installed() {
    return !options.containsKey("missing");
  }

  /// Branches of the hook script's `case $event` that answer.
  String hookAnswers() {
    return options.getOrDefault("hook", "*) ;;");
  }
}
