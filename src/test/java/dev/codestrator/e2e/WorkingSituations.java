package dev.codestrator.e2e;

import static dev.codestrator.e2e.Situations.DONE;
import static dev.codestrator.e2e.Situations.LONG_RUN;
import static dev.codestrator.e2e.Situations.NEVER;
import static dev.codestrator.e2e.Situations.WORDS;
import static dev.codestrator.e2e.Situations.asks;
import static dev.codestrator.e2e.Situations.interrupted;
import static dev.codestrator.e2e.Situations.rests;
import static dev.codestrator.e2e.Situations.thinks;
import static dev.codestrator.e2e.Situations.working;
import static dev.codestrator.model.ThreadStatus.PROCESSING;
import static dev.codestrator.model.ThreadStatus.STARTING;

import dev.codestrator.model.ThreadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The situations in which either program starts or works.
///
/// @param cli the program
record WorkingSituations(RecordedCli cli) {
  List<Situation> all() {
    var all = new ArrayList<Situation>();
    all.addAll(starting());
    all.addAll(processing());
    all.addAll(goingOn());
    all.addAll(compactingOrRetrying());
    return all;
  }

  private Situation of(
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
        of("runs-a-tool", PROCESSING, "Run", List.of(LONG_RUN), Situations::runsATool),
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
                a -> a.start().event("Stop").asksModelAfter(1).calm().later(Duration.ofSeconds(3)))
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
            .with("hook", "Stop) sleep 5 ;;"));
  }

  private List<Situation> compactingOrRetrying() {
    return List.of(
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
}
