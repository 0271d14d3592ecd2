package dev.codestrator.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// All situations, and the steps that bring them about.
final class Situations {
  static final Reply DONE = new Reply.Says("All done.");
  static final Reply NEVER = new Reply.Later(new CountDownLatch(1), DONE);
  static final Reply LONG_RUN = new Reply.Runs("sh run.sh");
  static final String WORDS =
      "rate limit 429 panic: \"it's\" [Request interrupted by user] Would you like to run the"
          + " following command? ■ Conversation interrupted (3s • esc to interrupt)";

  private Situations() {}

  static List<Situation> all() {
    var all = new ArrayList<Situation>();
    for (RecordedCli cli : RecordedCli.values()) {
      all.addAll(new WorkingSituations(cli).all());
      all.addAll(new RestingSituations(cli).all());
      all.addAll(new EndedSituations(cli).all());
    }
    all.addAll(OwnSituations.all());
    return all;
  }

  static void runsATool(RecordedAgent agent) throws Exception {
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

  static RecordedAgent fails(RecordedAgent agent) {
    if (agent.cli == RecordedCli.CLAUDE) {
      return agent.event("StopFailure").calm();
    }
    return agent.transcriptShows("\"error\":{").calm();
  }
}
