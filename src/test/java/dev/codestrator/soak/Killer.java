package dev.codestrator.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Sends signals to processes of the soak: now to a root's server, now to a worker, its server, a
/// reviewer or a command.
final class Killer {
  private static final long STOPPED_NANOS = 1_500_000_000L;

  /// As a closed terminal sends `HUP`.
  private static final List<String> SIGNALS =
      List.of("KILL", "KILL", "KILL", "TERM", "HUP", "STOP");

  private final Yard yard;
  private final Ledger ledger;
  private final Random random;
  private final List<Root> roots;
  private final AtomicReference<Process> command;

  Killer(
      Yard yard, Ledger ledger, Random random, List<Root> roots, AtomicReference<Process> command) {
    this.yard = yard;
    this.ledger = ledger;
    this.random = random;
    this.roots = roots;
    this.command = command;
  }

  private record Victim(String kind, long pid) {}

  /// Sends one signal to one that lives.
  void strike() {
    List<Victim> victims = victims();
    if (victims.isEmpty()) {
      return;
    }
    Victim victim = victims.get(random.nextInt(victims.size()));
    String signal = pick(SIGNALS);
    if (yard.signal(signal, victim.pid())) {
      ledger.count("SIG" + signal + " " + victim.kind());
    }
    if (signal.equals("STOP")) {
      LockSupport.parkNanos(STOPPED_NANOS);
      yard.signal("CONT", victim.pid());
    }
  }

  /// One of each kind at most, so that the many workers don't take all.
  private List<Victim> victims() {
    var victims = new ArrayList<Victim>();
    Server server = pick(roots).server();
    if (server.alive()) {
      victims.add(new Victim("root's server", server.pid()));
    }
    Process running = command.get();
    if (running != null && running.isAlive()) {
      victims.add(new Victim("command", running.pid()));
    }
    List<String> scripts = yard.scripts();
    for (String kind : List.of("worker", "server", "reviewer")) {
      List<Victim> some =
          scripts.stream()
              .filter(name -> name.startsWith(kind + "-"))
              .flatMap(name -> running(name, name.substring(kind.length() + 1)).stream())
              .map(pid -> new Victim(kind.equals("server") ? "worker's server" : kind, pid))
              .toList();
      if (!some.isEmpty()) {
        victims.add(pick(some));
      }
    }
    return victims;
  }

  private Optional<Long> running(String name, String thread) {
    return yard.pid(name).filter(pid -> Yard.isOf(pid, "ORCH_THREAD=" + thread));
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /// Ends the tmux server with all its panes.
  void strikeTmux() {
    if (yard.run(yard.folder(), "tmux", "-S", yard.socket().toString(), "kill-server").exit()
        == 0) {
      ledger.count("tmux kill-server");
    }
  }
}
