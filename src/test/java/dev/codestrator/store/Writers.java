package dev.codestrator.store;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codestrator.io.Disk;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Threads that write to one clone, each counting in the same file.
final class Writers {
  static final Duration WAIT = Duration.ofSeconds(20);

  private final Path folder;
  final Path count;
  final List<String> points = Collections.synchronizedList(new ArrayList<>());
  final List<Thread> waiting = new ArrayList<>();

  Writers(Path folder) {
    this.folder = folder;
    this.count = folder.resolve("count.md");
    Disk.replace(count, bytes("0"));
  }

  Store store(Duration wait, FaultPoint faults) {
    return store(wait, WAIT, faults);
  }

  /// @param young for how long a write calls others in
  Store store(Duration wait, Duration young, FaultPoint faults) {
    var main =
        new Checkout(folder, folder.resolve("git"), true, Optional.empty(), Optional.empty());
    var clone = new Clone(folder.resolve("git"), List.of(main), main);
    return new Store(
        clone,
        wait,
        young,
        "test",
        new Random(1),
        InstantSource.system(),
        (branch, path) -> Optional.empty(),
        faults);
  }

  Store store() {
    return store(WAIT, points::add);
  }

  Integer increment(Draft draft) {
    int next = Integer.parseInt(text(draft.read(count).orElseThrow())) + 1;
    draft.put(count, bytes("" + next));
    return next;
  }

  /// Returns when the other thread waits for its turn.
  <R> FutureTask<R> waiter(Store store, String label, Function<Draft, R> work) {
    var task = new FutureTask<>(() -> store.write(label, work));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    waiting.add(thread);
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      LockSupport.parkNanos(100_000);
    }
    return task;
  }

  static Throwable failure(FutureTask<?> task) {
    return Objects.requireNonNull(
        catchThrowableOfType(ExecutionException.class, task::get).getCause());
  }

  static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
