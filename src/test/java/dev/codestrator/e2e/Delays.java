package dev.codestrator.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Measures how soon after the hook that tells of a turn's end `thread.child.wait_status` returns.
final class Delays {
  private Delays() {}

  /// What was measured of so many turns of one agent.
  static List<Duration> of(Studio studio, String provider, int turns) throws Exception {
    String worker = studio.spawn(provider, studio.scene().aCase("Measure " + provider));
    studio.told(worker, "Stop", 1);
    var delays = new ArrayList<Duration>();
    settles(studio, worker);
    for (int turn = 1; turn <= turns; turn++) {
      delays.add(one(studio, worker, "Turn number " + turn + " of " + provider, turn));
    }
    studio.scene().root().call("thread.child.stop", "thread_id", worker, "terminate_pane", true);
    return delays;
  }

  private static Duration one(Studio studio, String worker, String words, int turn)
      throws Exception {
    var latch = new CountDownLatch(1);
    studio.model().on(words, _ -> new Reply.Later(latch, new Reply.Says("Done.")));
    studio
        .scene()
        .root()
        .call("thread.child.directive", "thread_id", worker, "directive", words, "mode", "queue");
    var returned =
        CompletableFuture.supplyAsync(() -> {
          studio.await(worker, "idle");
          return Clock.systemUTC().instant();
        });
    latch.countDown();
    Instant end = returned.get();
    studio.told(worker, "Stop", turn + 1);
    settles(studio, worker);
    Instant hook =
        studio.events(worker).stream()
            .filter(event -> event.name().equals("Stop"))
            .reduce((_, last) -> last)
            .orElseThrow()
            .at();
    return Duration.between(hook, end);
  }

  /// What is sent before comes with the answer to the hook, which makes the turn go on.
  private static void settles(Studio studio, String worker) {
    String hook = "hook Stop --thread " + worker;
    Studio.awaitNoneOf(hook);
    studio.await(worker, "idle");
  }

  /// Prints a line for each agent: its name and the milliseconds of each turn.
  ///
  /// @param words how many turns, and a folder to work in
  public static void main(String[] words) throws Exception {
    for (String provider : List.of("codex", "claude_code")) {
      Path folder = Files.createTempDirectory(Path.of(words[1]), "wait-");
      try (Studio studio = Studio.in(folder)) {
        List<Duration> delays = of(studio, provider, Integer.parseInt(words[0]));
        var line = new StringBuilder(provider);
        delays.forEach(delay -> line.append(' ').append(delay.toMillis()));
        System.out.println(line);
      }
    }
    System.exit(0); // the stand-in's threads
  }
}
