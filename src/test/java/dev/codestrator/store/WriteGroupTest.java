package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Disk;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.Undo;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Threads that write while another one does.
@Timeout(60)
class WriteGroupTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  Path count;
  final List<String> points = Collections.synchronizedList(new ArrayList<>());
  final List<Thread> waiting = new ArrayList<>();

  @BeforeEach
  void aCount() {
    count = folder.resolve("count.md");
    Disk.replace(count, bytes("0"));
  }

  private Store store(Duration wait, FaultPoint faults) {
    var main =
        new Checkout(folder, folder.resolve("git"), true, Optional.empty(), Optional.empty());
    var clone = new Clone(folder.resolve("git"), List.of(main), main);
    return new Store(
        clone,
        wait,
        "test",
        new Random(1),
        InstantSource.system(),
        (branch, path) -> Optional.empty(),
        faults);
  }

  private Store store() {
    return store(WAIT, points::add);
  }

  @Test
  void thoseThatWaitGoToTheDiskTogether() throws Exception {
    Store store = store();
    var others = new ArrayList<FutureTask<Integer>>();

    int first =
        store.write(
            "first",
            draft -> {
              for (int n = 0; n < 3; n++) {
                others.add(waiter(store, "other " + n, this::increment));
              }
              return increment(draft);
            });

    assertThat(first).isEqualTo(1);
    for (int n = 0; n < 3; n++) {
      assertThat(others.get(n).get()).isEqualTo(n + 2);
    }
    assertThat(count).hasContent("4");
    assertThat(points).filteredOn("decided"::equals).hasSize(1);
    assertThat(store.undos())
        .extracting(Undo::label)
        .containsExactly("other 2", "other 1", "other 0", "first");
  }

  @Test
  void oneThatFailsLeavesNothingAndTheOthersLand() throws Exception {
    Store store = store();
    var others = new ArrayList<FutureTask<Integer>>();
    Path left = folder.resolve("left.md");

    store.write(
        "first",
        draft -> {
          others.add(
              waiter(
                  store,
                  "failing",
                  own -> {
                    own.put(left, bytes("left"));
                    increment(own);
                    throw new Rejection.Invalid("no", "no", "");
                  }));
          others.add(waiter(store, "last", this::increment));
          return increment(draft);
        });

    assertThatThrownBy(others.getFirst()::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(Rejection.Invalid.class);
    assertThat(others.getLast().get()).isEqualTo(2);
    assertThat(count).hasContent("2");
    assertThat(left).doesNotExist();
    assertThat(points).filteredOn("decided"::equals).hasSize(1);
  }

  @Test
  void whatCannotBeWrittenFailsAlone() throws Exception {
    Store store = store();
    var others = new ArrayList<FutureTask<Integer>>();
    Path impossible = count.resolve("child");

    int first =
        store.write(
            "first",
            draft -> {
              if (others.isEmpty()) {
                others.add(
                    waiter(
                        store,
                        "impossible",
                        own -> {
                          own.put(impossible, bytes("x"));
                          return 0;
                        }));
                others.add(waiter(store, "last", this::increment));
              }
              return increment(draft);
            });

    assertThatThrownBy(others.getFirst()::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("io_failed"));
    assertThat(List.of(first, others.getLast().get())).containsExactlyInAnyOrder(1, 2);
    assertThat(count).hasContent("2");
  }

  @Test
  void anEditInBetweenIsCountedByAll() throws Exception {
    var edits = new AtomicInteger();
    FaultPoint editor =
        name -> {
          if (name.equals("staged") && edits.getAndIncrement() == 0) {
            Disk.replace(count, bytes("100"));
          }
        };
    Store store = store(WAIT, editor);
    var others = new ArrayList<FutureTask<Integer>>();

    int first =
        store.write(
            "first",
            draft -> {
              if (others.isEmpty()) {
                others.add(waiter(store, "other", this::increment));
              }
              return increment(draft);
            });

    assertThat(List.of(first, others.getFirst().get())).containsExactlyInAnyOrder(101, 102);
    assertThat(count).hasContent("102");
  }

  @Test
  void whoCameLaterSeesWhatWasWrittenBeforeItCame() throws Exception {
    Store store = store();
    var others = new ArrayList<FutureTask<String>>();
    Path note = folder.resolve("note.md");
    Disk.replace(note, bytes("old"));
    Path listed = folder.resolve("listed");
    Disk.replace(listed.resolve("a"), bytes("a"));

    store.write(
        "first",
        draft -> {
          assertThat(draft.read(note)).contains(bytes("old"));
          assertThat(draft.names(listed)).containsExactly("a");
          Disk.replace(note, bytes("new"));
          Disk.replace(listed.resolve("b"), bytes("b"));
          assertThat(draft.read(note)).as("while it decides").contains(bytes("old"));
          assertThat(draft.names(listed)).as("while it decides").containsExactly("a");
          others.add(
              waiter(
                  store, "other", own -> text(own.read(note).orElseThrow()) + own.names(listed)));
          return increment(draft);
        });

    assertThat(others.getFirst().get()).isEqualTo("new[a, b]");
  }

  @Test
  void aWriteWithinAWriteIsABug() {
    Store store = store();

    assertThatThrownBy(() -> store.write("outer", _ -> store.write("inner", this::increment)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(store.write("next", this::increment)).isEqualTo(1);
  }

  @Test
  void afterAWriteThatCannotBeMadeTheNextOneIsLetIn() {
    Store store = store(Duration.ofSeconds(2), points::add);
    Path impossible = count.resolve("child");

    assertThatThrownBy(() ->
            store.write(
                "impossible",
                draft -> {
                  draft.put(impossible, bytes("x"));
                  return 0;
                }))
        .isInstanceOf(Rejection.ToolFailed.class);

    assertThat(store.write("next", this::increment)).isEqualTo(1);
  }

  @Test
  void whoWaitsInVainIsToldAndChangesNothing() throws Exception {
    Store store = store();
    Store hasty = store(Duration.ofMillis(50), points::add);
    var others = new ArrayList<FutureTask<Integer>>();

    store.write(
        "first",
        draft -> {
          others.add(waiter(hasty, "hasty", this::increment));
          awaitEnd(waiting.getFirst());
          return increment(draft);
        });

    assertThatThrownBy(others.getFirst()::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            Rejection.Busy.class, r -> assertThat(r.code()).isEqualTo("lock_busy"))
        .hasMessageContaining("waited 50 ms")
        .hasMessageContaining("(test)");
    assertThat(store.write("next", this::increment)).isEqualTo(2);
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    var all = new ArrayList<FutureTask<Integer>>();
    for (int n = 0; n < 8; n++) {
      Store store = store();
      var task =
          new FutureTask<>(() -> {
            for (int turn = 0; turn < 25; turn++) {
              store.write("count", this::increment);
            }
            return 0;
          });
      all.add(task);
      Thread.ofPlatform().daemon().start(task);
    }
    for (FutureTask<Integer> each : all) {
      each.get();
    }

    assertThat(count).hasContent("200");
    assertThat(points).filteredOn("decided"::equals).hasSizeLessThan(200);
    assertThat(store().undos()).hasSize(200);
  }

  private Integer increment(Draft draft) {
    int next = Integer.parseInt(text(draft.read(count).orElseThrow())) + 1;
    draft.put(count, bytes("" + next));
    return next;
  }

  /// Returns when the other thread waits for its turn.
  private <R> FutureTask<R> waiter(Store store, String label, Function<Draft, R> work) {
    var task = new FutureTask<>(() -> store.write(label, work));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    waiting.add(thread);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      LockSupport.parkNanos(100_000);
    }
    return task;
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
