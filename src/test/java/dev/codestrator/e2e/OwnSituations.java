package dev.codestrator.e2e;

import static dev.codestrator.model.ThreadStatus.ERROR;
import static dev.codestrator.model.ThreadStatus.IDLE;
import static dev.codestrator.model.ThreadStatus.PROCESSING;
import static dev.codestrator.model.ThreadStatus.WAITING_USER_ANSWER;

import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The situations that only one of the programs can be in.
final class OwnSituations {
  private static final Reply DONE = new Reply.Says("All done.");
  private static final Reply NEVER = new Reply.Later(new CountDownLatch(1), DONE);
  private static final Map<String, ?> QUESTION =
      Map.of(
          "questions",
          List.of(
              Map.of(
                  "question",
                  "Which colour?",
                  "header",
                  "Colour",
                  "multiSelect",
                  false,
                  "options",
                  List.of(
                      Map.of("label", "Red", "description", "Warm"),
                      Map.of("label", "Blue", "description", "Cold")))));
  private static final String PATCH =
      "apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: made.txt\n+made\n*** End Patch\nEOF";

  private static final Pattern FOLDER = Pattern.compile("Primary working directory: ([^ \\\\\"]+)");
  private static final Reply SUBAGENT =
      new Reply.Calls(
          "Agent",
          Map.of(
              "description",
              "Look",
              "prompt",
              "WORK: INNER: look",
              "subagent_type",
              "general-purpose"));

  private static final Reply SUBTHREAD =
      new Reply.Calls("multi_agent_v1__spawn_agent", Map.of("message", "WORK: INNER: look"));

  private OwnSituations() {}

  static List<Situation> all() {
    return Stream.concat(ofCodex().stream(), ofClaude().stream()).toList();
  }

  private static List<Situation> ofCodex() {
    return List.of(
        codex(
                "changes-a-file",
                IDLE,
                List.of(new Reply.Runs(PATCH), DONE),
                a -> Situations.rests(a.start()))
            .where("file", "made.txt"),
        codex(
                "is-not-logged-in",
                ERROR,
                List.of(DONE),
                a -> a.start().screenShows("Sign in").calm())
            .with("logged_out", "yes"),
        codex("its-subagent-works", PROCESSING, List.of(), OwnSituations::delegates)
            .scripted(c -> !isInner(c) && c.replies() == 0 ? SUBTHREAD : NEVER),
        codex(
                "rests-while-its-subagent-works",
                IDLE,
                List.of(),
                a -> a.start().event("PostToolUse").event("Stop").calm())
            .scripted(c -> !isInner(c) && c.replies() == 0 ? SUBTHREAD : DONE));
  }

  private static List<Situation> ofClaude() {
    return List.of(
        claude("changes-a-file", IDLE, List.of(), OwnSituations::edits)
            .scripted(c -> c.replies() == 0 ? write(c) : DONE)
            .where("file", "made.txt"),
        claude(
                "asks-a-question",
                WAITING_USER_ANSWER,
                List.of(new Reply.Calls("AskUserQuestion", QUESTION)),
                a -> a.start().event("PermissionRequest").calm())
            .where("question", "Which colour? [Red | Blue]"),
        claude(
            "its-question-was-answered",
            IDLE,
            List.of(new Reply.Calls("AskUserQuestion", QUESTION), DONE),
            a -> {
              a.start().event("PermissionRequest").calm().keys("Enter");
              Situations.rests(a);
            }),
        claude("its-subagent-works", PROCESSING, List.of(), OwnSituations::delegates)
            .scripted(c -> !isInner(c) && c.replies() == 0 ? SUBAGENT : NEVER),
        claude("rests-while-its-subagent-works", IDLE, List.of(), a -> Situations.rests(a.start()))
            .scripted(c -> isInner(c) ? NEVER : c.replies() == 0 ? SUBAGENT : DONE),
        claude("is-not-logged-in", ERROR, List.of(DONE), a -> a.start().event("StopFailure").calm())
            .with("logged_out", "yes"));
  }

  private static void delegates(RecordedAgent agent) throws Exception {
    Situations.working(agent.start().event("PreToolUse").calm());
  }

  private static boolean isInner(Conversation conversation) {
    return conversation.text().contains("INNER: look") && conversation.replies() == 0;
  }

  private static void edits(RecordedAgent agent) throws Exception {
    agent.start().event("PermissionRequest").screenShows("1. Yes").calm().keys("Enter");
    Situations.rests(agent);
  }

  private static Reply write(Conversation conversation) {
    Matcher place = FOLDER.matcher(conversation.text());
    String folder = place.find() ? place.group(1) : "";
    return new Reply.Calls("Write", Map.of("file_path", folder + "/made.txt", "content", "made\n"));
  }

  private static Situation codex(
      String name, ThreadStatus expected, List<Reply> replies, Situation.Acts acts) {
    return new Situation(name, RecordedCli.CODEX, expected, "WORK: Hello", replies, acts);
  }

  private static Situation claude(
      String name, ThreadStatus expected, List<Reply> replies, Situation.Acts acts) {
    return new Situation(name, RecordedCli.CLAUDE, expected, "WORK: Hello", replies, acts);
  }
}
