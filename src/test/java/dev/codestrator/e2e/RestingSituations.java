package dev.codestrator.e2e;

import static dev.codestrator.e2e.Situations.DONE;
import static dev.codestrator.e2e.Situations.LONG_RUN;
import static dev.codestrator.e2e.Situations.NEVER;
import static dev.codestrator.e2e.Situations.WORDS;
import static dev.codestrator.e2e.Situations.asks;
import static dev.codestrator.e2e.Situations.fails;
import static dev.codestrator.e2e.Situations.interrupted;
import static dev.codestrator.e2e.Situations.rests;
import static dev.codestrator.e2e.Situations.runsATool;
import static dev.codestrator.e2e.Situations.thinks;
import static dev.codestrator.e2e.Situations.working;
import static dev.codestrator.model.ThreadStatus.ERROR;
import static dev.codestrator.model.ThreadStatus.IDLE;
import static dev.codestrator.model.ThreadStatus.INTERRUPTED;
import static dev.codestrator.model.ThreadStatus.WAITING_USER_ANSWER;

import dev.codestrator.model.ThreadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The situations in which either program waits for somebody: its turn is over, or it asks.
///
/// @param cli the program
record RestingSituations(RecordedCli cli) {
  List<Situation> all() {
    var all = new ArrayList<Situation>();
    all.addAll(done());
    all.addAll(doneWithMore());
    all.addAll(waiting());
    all.addAll(broken());
    all.addAll(failed());
    return all;
  }

  private Situation of(
      String name, ThreadStatus expected, String prompt, List<Reply> replies, Situation.Acts acts) {
    return new Situation(name, cli, expected, "WORK: " + prompt, replies, acts);
  }

  private List<Situation> done() {
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
            }));
  }

  private List<Situation> doneWithMore() {
    return List.of(
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

  private List<Situation> broken() {
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
}
