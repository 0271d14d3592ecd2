package dev.codestrator.soak;

import dev.codestrator.soak.Server.Gone;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A soak that runs: who works, who kills, who looks.
final class Soak implements AutoCloseable {
  private static final int SESSIONS = 4;
  private static final int LASTING = 2;
  private static final int SAMPLES_BETWEEN = 20; // two looks at everything

  private final Yard yard;
  private final Size size;
  private final Ledger ledger;
  private final Random random;
  private final List<Root> roots = new ArrayList<>();
  private final List<Server> lasting = new ArrayList<>();
  private final List<Usage> samples = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final AtomicReference<Process> command = new AtomicReference<>();
  private final Killer killer;
  private long end;
  private volatile boolean over;

  /// How large it is.
  ///
  /// @param seconds of load; the waves that have begun then are brought to their end
  /// @param cases in all sessions together
  /// @param slice the Cases of one worker: so many decide how often the work lands
  /// @param every seconds between two looks at all invariants
  /// @param seed of whom is killed when
  record Size(int seconds, int cases, int slice, int every, long seed) {
    static Size ofProperties() {
      return new Size(
          Integer.getInteger("soak.seconds", 40),
          Integer.getInteger("soak.cases", 200),
          Integer.getInteger("soak.slice", 2),
          Integer.getInteger("soak.every", 20),
          Long.getLong("soak.seed", new Random().nextLong()));
    }

    Duration patience() {
      return Duration.ofSeconds(90 + seconds / 5);
    }
  }

  private Soak(Yard yard, Size size) {
    this.yard = yard;
    this.size = size;
    this.ledger = new Ledger(yard);
    this.random = new Random(size.seed());
    this.killer = new Killer(yard, ledger, random, roots, command);
  }

  static Soak in(Path folder, Path launcher, Size size) throws Exception {
    System.out.println("soak: " + size);
    var soak = new Soak(Yard.in(folder, launcher), size);
    soak.prepare();
    return soak;
  }

  Yard yard() {
    return yard;
  }

  Ledger ledger() {
    return ledger;
  }

  List<Root> roots() {
    return roots;
  }

  List<Server> lasting() {
    return lasting;
  }

  List<String> complaints() {
    return complaints;
  }

  Killer killer() {
    return killer;
  }

  /// The main worktree, and those of the sessions.
  List<Path> places() {
    return Stream.concat(Stream.of(yard.git().root()), roots.stream().map(Root::place)).toList();
  }

  private void prepare() throws Exception {
    Path main = yard.git().root();
    Process building =
        new ProcessBuilder(yard.launcher().toString(), "version").redirectErrorStream(true).start();
    must(Yard.ended(building));
    must(yard.orch(main, "init", "--agents", "none"));
    yard.git().write(".orchestrator/config.yaml", "limits:\n  lease_seconds: 300\n");
    yard.git().commit("Begin");
    for (int n = 0; n < SESSIONS; n++) {
      roots.add(Root.open(yard, ledger, "s" + n, size.cases() / SESSIONS));
    }
    for (int n = 0; n < LASTING; n++) {
      lasting.add(new Server(yard, main, "--session", roots.get(n).session()));
    }
  }

  private static void must(Yard.Ran ran) {
    if (ran.exit() != 0) {
      throw new AssertionError(ran.toString());
    }
  }

  /// Lets all work for that long, then lets what has begun come to its end.
  void run() throws Exception {
    end = System.nanoTime() + Duration.ofSeconds(size.seconds()).toNanos();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      var working =
          roots.stream()
              .map(root -> threads.submit(() -> root.work(size.slice(), this::more)))
              .toList();
      var others = new ArrayList<Future<?>>();
      for (Server server : lasting) {
        others.add(threads.submit(during(() -> use(server))));
      }
      others.add(threads.submit(during(this::command)));
      others.add(threads.submit(during(this::kill)));
      try {
        watch(working);
      } finally {
        over = true;
        working.forEach(each -> each.cancel(true));
        for (Future<?> other : others) {
          other.get(60, TimeUnit.SECONDS);
        }
      }
    }
  }

  private boolean more() {
    return System.nanoTime() < end;
  }

  private Callable<Integer> during(Callable<Duration> act) {
    return () -> {
      int turns = 0;
      while (!over) {
        LockSupport.parkNanos(act.call().toNanos());
        turns++;
      }
      return turns;
    };
  }

  /// One turn of a server that nobody kills.
  private Duration use(Server server) throws Gone {
    int n = ledger.counted("turns of lasting servers");
    server.call("task.list", "limit", 50);
    server.call("session.context");
    server.call("lock.list");
    if (n % 10 == 0) {
      String text = "lasting " + server.pid() + " " + n;
      if (server.call("inbox.send", "receiver_thread_id", "root", "message", text).ok()) {
        ledger.acknowledged("said", text);
      }
    }
    if (n % 10 == 5) {
      var children = server.call("thread.child.list", "limit", 1).rows("threads");
      for (var child : children) {
        server.call(
            "thread.child.wait_status",
            "thread_id",
            String.valueOf(child.get("thread_id")),
            "timeout_seconds",
            1);
      }
    }
    ledger.count("turns of lasting servers");
    return Duration.ofMillis(250);
  }

  /// One command, which may be killed before it ends.
  private Duration command() throws IOException {
    Root root = roots.get(ledger.counted("commands") % roots.size());
    String text = "command " + ledger.counted("commands");
    List<String> words =
        switch (ledger.counted("commands") % 4) {
          case 0, 2 -> List.of("inbox", "send", "root", text, "--session", root.session());
          case 1 ->
              List.of(
                  "lock",
                  "noise/" + text.hashCode(),
                  "--ttl-seconds",
                  "5",
                  "--session",
                  root.session());
          default -> List.of("task", "list", "--session", root.session());
        };
    ledger.count("commands");
    Process process = yard.start(yard.git().root(), words);
    command.set(process);
    if (Yard.ended(process).exit() == 0 && words.getFirst().equals("inbox")) {
      ledger.acknowledged("said", text);
    }
    return Duration.ofMillis(500);
  }

  private Duration kill() {
    if (more()) {
      killer.strike();
    }
    return Duration.ofMillis(500 + random.nextInt(2_000));
  }

  /// Looks at everything from time to time until all roots have come to an end.
  private void watch(List<? extends Future<?>> working) throws Exception {
    long last = end + size.patience().toNanos();
    long looked = System.nanoTime();
    boolean struck = false;
    while (!working.stream().allMatch(Future::isDone)) {
      samples.add(Usage.of(yard, lasting));
      if (System.nanoTime() - looked > Duration.ofSeconds(size.every()).toNanos()) {
        looked = System.nanoTime();
        look();
      }
      if (!struck && end - System.nanoTime() < Duration.ofSeconds(size.seconds()).toNanos() / 2) {
        killer.strikeTmux();
        struck = true;
      }
      if (System.nanoTime() > last) {
        roots.forEach(root -> complaints.add("not all at their ends: " + root.state()));
        return;
      }
      LockSupport.parkNanos(Duration.ofSeconds(size.every()).toNanos() / SAMPLES_BETWEEN);
    }
    for (Future<?> each : working) {
      each.get();
    }
  }

  private void look() throws Gone {
    var inspection = new Inspection(yard, ledger);
    inspection.files();
    inspection.asked(lasting.getFirst(), roots);
    complaints.addAll(inspection.complaints());
    System.out.println("soak: " + samples.getLast() + "; " + ledger.summary());
  }

  /// What the second half of the samples has more of than the first, beyond what chance explains.
  List<String> growth() {
    int half = samples.size() / 2;
    Usage first = Usage.median(samples.subList(0, half));
    Usage second = Usage.median(samples.subList(half, samples.size()));
    System.out.println("soak: first half " + first + "; second half " + second);
    return second.beyond(first);
  }

  /// Ends what is left of its own.
  void stop() throws IOException {
    for (Root root : roots) {
      root.server().close();
    }
    for (Server server : lasting) {
      server.close();
    }
  }

  /// The processes that don't end by themselves.
  List<String> leftProcesses() {
    try {
      Waiting.until("the processes of the soak have ended", () -> yard.processes().isEmpty());
    } catch (AssertionError e) {
      return yard.processes().stream().map(each -> each.pid() + " " + each.info()).toList();
    }
    return List.of();
  }

  @Override
  public void close() throws IOException {
    over = true;
    stop();
    killer.strikeTmux();
    yard.processes().forEach(ProcessHandle::destroyForcibly);
  }
}
