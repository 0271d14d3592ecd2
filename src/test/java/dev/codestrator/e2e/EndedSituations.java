package dev.codestrator.e2e;

import static dev.codestrator.model.ThreadStatus.COMPLETED;
import static dev.codestrator.model.ThreadStatus.ERROR;
import static dev.codestrator.model.ThreadStatus.LOST;
import static dev.codestrator.model.ThreadStatus.STOPPED;

import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The situations that both programs can be in when they have ended, or their work has.
///
/// @param cli the program
record EndedSituations(RecordedCli cli) {
  private static final Reply DONE = new Reply.Says("All done.");
  private static final Reply NEVER = new Reply.Later(new CountDownLatch(1), DONE);

  List<Situation> all() {
    return List.of(
        of("completed-and-rests", COMPLETED, DONE, a -> Situations.rests(a.start()))
            .recorded(COMPLETED),
        of("completed-and-left", COMPLETED, DONE, this::leaves).with("work_complete", "yes"),
        of("completed-and-killed", COMPLETED, DONE, a -> Situations.rests(a.start()).killServer())
            .recorded(COMPLETED),
        of("left-its-work", ERROR, DONE, this::leaves).where("detail", "exit 0"),
        of("killed-while-it-thinks", ERROR, NEVER, a -> thinks(a).killProgram())
            .where("detail", "exit"),
        of("is-not-installed", ERROR, DONE, a -> a.start().ended())
            .with("missing", "yes")
            .where("detail", "exit 127"),
        of("stopped-while-it-thinks", STOPPED, NEVER, a -> thinks(a).stop()).recorded(STOPPED),
        of("stopped-while-it-rests", STOPPED, DONE, a -> Situations.rests(a.start()).stop())
            .recorded(STOPPED),
        of(
                "stopped-while-it-asks",
                STOPPED,
                cli.asks("touch ../x"),
                a -> Situations.asks(a.start()).stop())
            .recorded(STOPPED),
        of("its-pane-was-killed", LOST, NEVER, a -> thinks(a).killPane()),
        of(
            "its-pane-was-killed-while-it-rested",
            LOST,
            DONE,
            a -> Situations.rests(a.start()).killPane()),
        of(
            "its-pane-was-killed-while-it-asked",
            LOST,
            cli.asks("touch ../x"),
            a -> Situations.asks(a.start()).killPane()),
        of("tmux-was-killed", LOST, NEVER, a -> thinks(a).killServer()),
        of("the-machine-went-down", LOST, NEVER, a -> thinks(a).killAll().killServer()));
  }

  private Situation of(String name, ThreadStatus expected, Reply reply, Situation.Acts acts) {
    return new Situation(name, cli, expected, "WORK: Hello", List.of(reply), acts);
  }

  private static RecordedAgent thinks(RecordedAgent agent) throws Exception {
    return Situations.thinks(agent.start(), 1).calm();
  }

  private void leaves(RecordedAgent agent) throws Exception {
    Situations.rests(agent.start()).says(cli == RecordedCli.CODEX ? "/quit" : "/exit").ended();
  }
}
