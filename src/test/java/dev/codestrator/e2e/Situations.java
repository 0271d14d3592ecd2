package dev.codestrator.e2e;

import static dev.codestrator.model.ThreadStatus.ERROR;
import static dev.codestrator.model.ThreadStatus.IDLE;
import static dev.codestrator.model.ThreadStatus.INTERRUPTED;
import static dev.codestrator.model.ThreadStatus.PROCESSING;
import static dev.codestrator.model.ThreadStatus.STARTING;
import static dev.codestrator.model.ThreadStatus.WAITING_USER_ANSWER;

import dev.codestrator.model.ThreadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// All situations that both programs can be in.
///
/// @param cli the program
record Situations(RecordedCli cli) {
  private static final Reply DONE = new Reply.Says("All done.");
  private static final Reply NEVER = new Reply.Later(new CountDownLatch(1), DONE);
  private static final Reply LONG_RUN =
      new Reply.Runs("for i in 1 2 3 4 5 6 7 8 9; do sleep 2; done");
  private static final String WORDS =
      "rate limit 429 panic: \"it's\" [Request interrupted by user] Would you like to run the"
          + " following command? ■ Conversation interrupted (3s • esc to interrupt)";

  static List<Situation> all() {
    var all = new ArrayList<Situation>();
    for (RecordedCli cli : RecordedCli.values()) {
      var situations = new Situations(cli);
      all.addAll(situations.starting());
      all.addAll(situations.processing());
      all.addAll(situations.goingOn());
      all.addAll(situations.idle());
      all.addAll(situations.waiting());
      all.addAll(situations.interrupted());
      all.addAll(situations.failed());
      all.addAll(new EndedSituations(cli).all());
    }
    all.addAll(OwnSituations.all());
    return all;
  }

  Situation of(
      String name, ThreadStatus expected, String prompt, List<Reply> replies, Situation.Acts acts) {
    return new Situation(name, cli, expected, "WORK: " + prompt, replies, acts);
  }

  private List<Situation> starting() {
    return List.of(
        of("script-waits", STARTING, "Hello", List.of(DONE), RecordedAgent::pane)
            .recorded(STARTING),
        of("before-its-first-hook", STARTING, "Hello", List.of(DONE), RecordedAgent::start)
            .recorded(STARTING),
        of(
                "first-hook-is-answered",
                STARTING,
                "Hello",
                List.of(DONE),
                a -> a.start().event("SessionStart"))
            .with("hook", "SessionStart) sleep 5 ;;")
            .recorded(STARTING));
  }

  private List<Situation> processing() {
    return List.of(
        of("thinks", PROCESSING, "Think", List.of(NEVER), a -> thinks(a.start(), 1).calm())
            .where("turn", 1),
        of("runs-a-tool", PROCESSING, "Run", List.of(LONG_RUN), this::runsATool),
        of(
                "runs-what-was-approved",
                PROCESSING,
                "Run",
                List.of(cli.asks("for i in 1 2 3 4 5 6 7 8 9; do sleep 2; done; touch ../x")),
                a -> {
                  asks(a.start()).keys("Enter");
                  working(a.calm());
                })
            .where("turn", 1),
        of(
                "thinks-in-its-second-turn",
                PROCESSING,
                "Once",
                List.of(DONE, NEVER),
                a -> thinks(rests(a.start()).says("And again"), 2).calm())
            .where("turn", 2)
            .where("last_message", "All done."),
        of(
                "thinks-of-frightening-words",
                PROCESSING,
                WORDS,
                List.of(NEVER),
                a -> thinks(a.start(), 1).calm())
            .where("turn", 1));
  }

  private List<Situation> goingOn() {
    return List.of(
        of(
                "new-prompt-after-an-interrupt",
                PROCESSING,
                "Run",
                List.of(LONG_RUN, NEVER),
                a -> {
                  interrupted(a.start().event("PreToolUse").calm());
                  thinks(a.says("Something else"), 2).calm();
                })
            .scripted(c -> c.text().contains("Something else") ? NEVER : LONG_RUN)
            .where("turn", 2),
        of(
                "goes-on-after-its-end-was-blocked",
                PROCESSING,
                "Work",
                List.of(DONE, NEVER),
                a -> working(a.start().event("Stop").calm()))
            .with(
                "hook",
                "Stop) [ -e blocked ] || echo '{\"decision\":\"block\",\"reason\":\"One step is"
                    + " left.\"}'; : >blocked ;;"),
        of(
                "its-end-is-being-answered",
                PROCESSING,
                "Work",
                List.of(DONE),
                a -> a.start().event("Stop"))
            .with("hook", "Stop) sleep 5 ;;"),
        of(
            "compacts",
            PROCESSING,
            "Work",
            List.of(DONE, NEVER),
            a -> {
              rests(a.start()).keys("Escape");
              working(a.says("/compact").event("PreCompact").calm());
            }),
        of(
                "tries-again-after-a-refusal",
                PROCESSING,
                "Work",
                List.of(new Reply.Fails(500, "Overloaded.")),
                a -> working(a.start().event("UserPromptSubmit")))
            .with("retries", "10"));
  }

  private List<Situation> idle() {
    return List.of(
        of("done", IDLE, "Hello", List.of(DONE), a -> rests(a.start()))
            .where("last_message", "All done.")
            .where("turn", 1),
        of(
                "done-after-a-tool",
                IDLE,
                "Run",
                List.of(new Reply.Runs("echo it ran"), new Reply.Counts(60_000, DONE)),
                a -> rests(a.start()))
            .where("last_message", "All done.")
            .where("tokens_last", 60_000),
        of(
                "done-twice",
                IDLE,
                "One",
                List.of(DONE, new Reply.Says("Done again.")),
                a -> rests(rests(a.start()).says("Two"), 2))
            .where("last_message", "Done again.")
            .where("turn", 2),
        of(
            "done-after-an-approval",
            IDLE,
            "Run",
            List.of(cli.asks("touch ../x"), DONE),
            a -> {
              asks(a.start()).keys("Enter");
              rests(a);
            }),
        of(
                "answers-frightening-words",
                IDLE,
                "Say",
                List.of(new Reply.Says(WORDS)),
                a -> rests(a.start()))
            .where("last_message", WORDS),
        of(
            "compacted",
            IDLE,
            "Work",
            List.of(DONE),
            a -> {
              rests(a.start()).keys("Escape");
              a.says("/compact").event("PostCompact").calm().later(Duration.ofSeconds(1));
            }));
  }

  private List<Situation> waiting() {
    return List.of(
        of(
                "asks-to-run",
                WAITING_USER_ANSWER,
                "Run",
                List.of(cli.asks("touch ../x")),
                a -> asks(a.start()))
            .where("question", "touch ../x"),
        of(
                "asks-to-run-in-its-second-turn",
                WAITING_USER_ANSWER,
                "Once",
                List.of(DONE, cli.asks("touch ../y")),
                a -> asks(rests(a.start()).says("And again")))
            .where("question", "touch ../y")
            .where("turn", 2),
        of(
                "asks-for-a-while",
                WAITING_USER_ANSWER,
                "Run",
                List.of(cli.asks("touch ../x")),
                a -> asks(a.start()).later(Duration.ofSeconds(8)))
            .where("question", "touch ../x"),
        of(
                "asks-whether-the-folder-is-trusted",
                WAITING_USER_ANSWER,
                "Hello",
                List.of(DONE),
                a -> a.start().screenShows("trust").later(Duration.ofSeconds(1)))
            .with("untrusted", "yes")
            .where("question", "trust"));
  }

  private List<Situation> interrupted() {
    return List.of(
        of(
            "interrupted-while-it-thinks",
            INTERRUPTED,
            "Think",
            List.of(NEVER),
            a -> {
              interrupted(thinks(a.start(), 1).calm());
            }),
        of(
            "interrupted-while-it-runs-a-tool",
            INTERRUPTED,
            "Run",
            List.of(LONG_RUN),
            a -> {
              runsATool(a);
              interrupted(a);
            }),
        of(
                "interrupted-in-its-second-turn",
                INTERRUPTED,
                "Once",
                List.of(DONE, LONG_RUN),
                a -> {
                  working(rests(a.start()).says("And again").event("PreToolUse").calm());
                  interrupted(a);
                })
            .where("turn", 2),
        of(
            "its-question-was-denied",
            INTERRUPTED,
            "Run",
            List.of(cli.asks("touch ../x")),
            a -> {
              interrupted(asks(a.start()));
            }));
  }

  private List<Situation> failed() {
    return List.of(
        of(
                "its-model-refuses-for-a-limit",
                ERROR,
                "Work",
                List.of(new Reply.Fails(429, "The limit is reached.")),
                a -> fails(a.start()))
            .where("detail", "429"),
        of(
                "its-model-fails",
                ERROR,
                "Work",
                List.of(new Reply.Fails(400, "No such thing.")),
                a -> fails(a.start()))
            .where("detail", "No such thing."),
        of(
                "its-model-fails-in-its-second-turn",
                ERROR,
                "Work",
                List.of(DONE, new Reply.Fails(400, "No such thing.")),
                a -> fails(rests(a.start()).says("More")))
            .where("turn", 2)
            .where("last_message", "All done."));
  }

  private void runsATool(RecordedAgent agent) throws Exception {
    working(agent.start().event("PreToolUse").calm());
  }

  static RecordedAgent thinks(RecordedAgent agent, int turns) {
    return working(agent.event("UserPromptSubmit", turns));
  }

  static RecordedAgent working(RecordedAgent agent) {
    return agent.screenShows("esc to interrupt");
  }

  static RecordedAgent rests(RecordedAgent agent) {
    return rests(agent, 1);
  }

  static RecordedAgent rests(RecordedAgent agent, int turns) {
    return agent.event("Stop", turns).calm();
  }

  static RecordedAgent asks(RecordedAgent agent) {
    return agent.event("PermissionRequest").screenShows("1. Yes").calm();
  }

  static RecordedAgent interrupted(RecordedAgent agent) {
    agent.keys("Escape");
    if (agent.cli.tellsInterrupts()) {
      agent.event("Interrupt");
    }
    return agent.calm().later(Duration.ofSeconds(1));
  }

  private static RecordedAgent fails(RecordedAgent agent) {
    if (agent.cli == RecordedCli.CLAUDE) {
      return agent.event("StopFailure").calm();
    }
    return agent.transcriptShows("\"error\":{").calm();
  }
}
