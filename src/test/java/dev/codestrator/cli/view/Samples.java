package dev.codestrator.cli.view;

import dev.codestrator.app.live.Actor;
import dev.codestrator.app.live.Sight;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Things to see.
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-21T02:12:00Z");
  static final Id SESSION = new Id("s-3f9k0ab");
  static final Id WORKER = new Id("t-9k3m0aa");
  static final Id ASKING = new Id("t-9k3m0bb");
  static final Id JOB = new Id("t-9k3m0cc");

  private Samples() {}

  static Actor actor(Id id, ThreadStatus status, String title) {
    return actor(id, SESSION, Role.WORKER, status, title, Optional.empty(), Optional.empty());
  }

  static Actor saying(Id id, ThreadStatus status, String title, String words) {
    return actor(id, SESSION, Role.WORKER, status, title, Optional.empty(), Optional.of(words));
  }

  static Actor asking(Id id, String title, String question) {
    return actor(
        id,
        SESSION,
        Role.WORKER,
        ThreadStatus.WAITING_USER_ANSWER,
        title,
        Optional.of(question),
        Optional.empty());
  }

  private static Actor actor(
      Id id,
      Id session,
      Role role,
      ThreadStatus status,
      String title,
      Optional<String> question,
      Optional<String> said) {
    return new Actor(
        id,
        session,
        role,
        title,
        status,
        "",
        question,
        said,
        Optional.of(12_345L),
        Optional.of(45),
        NOW.minusSeconds(185),
        status.isOver() ? Optional.of(NOW.minusSeconds(60)) : Optional.empty(),
        List.of(new Id("c-4hq8zz1")),
        Optional.empty());
  }

  static Actor job(Id id, ThreadStatus status, String prompt) {
    return actor(id, Session.JOBS, Role.JOB, status, prompt, Optional.empty(), Optional.empty());
  }

  static Sight sight(List<Actor> threads, List<Actor> jobs) {
    return new Sight(
        NOW,
        "/home/ada/shop",
        List.of(
            new Sight.Troop(SESSION.value(), "Pay by card", "open, root alive", threads),
            new Sight.Troop("jobs", "", jobs.size() + " running", jobs)),
        List.of("src/pay/** (t-9k3m0aa)"),
        List.of(),
        3,
        List.of());
  }

  /// A worker, one that asks, and a job.
  static State state() {
    return State.of(
        sight(
            List.of(
                saying(
                    WORKER,
                    ThreadStatus.PROCESSING,
                    "Refuse expired cards",
                    "Wrote the test first"),
                asking(ASKING, "Round amounts", "May I run mvn test?")),
            List.of(job(JOB, ThreadStatus.COMPLETED, "Find the flaky test"))));
  }

  static List<Actor> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Id("t-%07d".formatted(i)))
        .map(id -> actor(id, ThreadStatus.PROCESSING, "Case of " + id))
        .toList();
  }
}
