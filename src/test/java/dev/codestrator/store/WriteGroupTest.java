package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Disk;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.Journal;
import dev.codestrator.io.Undo;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Threads that write while another one does.
@Timeout(60)
class WriteGroupTest {
  @TempDir Path folder;
  Writers writers;

  @BeforeEach
  void aCount() {
    writers = new Writers(folder);
  }

  @Test
  void thoseThatWaitGoToTheDiskTogether() throws Exception {
    Store store = writers.store();
    var others = new ArrayList<FutureTask<Integer>>();

    int first =
        store.write(
            "first",
            draft -> {
              for (int n = 0; n < 3; n++) {
                others.add(writers.waiter(store, "other " + n, writers::increment));
              }
              return writers.increment(draft);
            });

    assertThat(first).isEqualTo(1);
    for (int n = 0; n < 3; n++) {
      assertThat(others.get(n).get()).isEqualTo(n + 2);
    }
    assertThat(writers.count).hasContent("4");
    assertThat(writers.points).filteredOn("decided"::equals).hasSize(1);
    assertThat(store.undos())
        .extracting(Undo::label)
        .containsExactly("other 2", "other 1", "other 0", "first");
  }

  @Test
  void nobodyIsCalledInAfterSoLong() throws Exception {
    Store store = writers.store(Writers.WAIT, Duration.ZERO, writers.points::add);
    var others = new ArrayList<FutureTask<Integer>>();

    store.write(
        "first",
        draft -> {
          others.add(writers.waiter(store, "other", writers::increment));
          return writers.increment(draft);
        });

    assertThat(others.getFirst().get()).isEqualTo(2);
    assertThat(writers.points).filteredOn("decided"::equals).hasSize(2);
  }

  @Test
  void oneThatFailsLeavesNothingAndTheOthersLand() throws Exception {
    Store store = writers.store();
    var others = new ArrayList<FutureTask<Integer>>();
    Path left = folder.resolve("left.md");

    store.write(
        "first",
        draft -> {
          others.add(
              writers.waiter(
                  store,
                  "failing",
                  own -> {
                    own.put(left, Writers.bytes("left"));
                    writers.increment(own);
                    throw new Rejection.Invalid("no", "no", "");
                  }));
          others.add(writers.waiter(store, "last", writers::increment));
          return writers.increment(draft);
        });

    assertThat(Writers.failure(others.getFirst())).isInstanceOf(Rejection.Invalid.class);
    assertThat(others.getLast().get()).isEqualTo(2);
    assertThat(writers.count).hasContent("2");
    assertThat(left).doesNotExist();
    assertThat(writers.points).filteredOn("decided"::equals).hasSize(1);
  }

  @Test
  void whatCannotBeWrittenFailsAlone() throws Exception {
    Store store = writers.store();
    var others = new ArrayList<FutureTask<Integer>>();
    Path impossible = writers.count.resolve("child");

    int first =
        store.write(
            "first",
            draft -> {
              if (others.isEmpty()) {
                others.add(
                    writers.waiter(
                        store,
                        "impossible",
                        own -> {
                          own.put(impossible, Writers.bytes("x"));
                          return 0;
                        }));
                others.add(writers.waiter(store, "last", writers::increment));
              }
              return writers.increment(draft);
            });

    assertThat(Writers.failure(others.getFirst()))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("io_failed"));
    assertThat(List.of(first, others.getLast().get())).containsExactlyInAnyOrder(1, 2);
    assertThat(writers.count).hasContent("2");
  }

  @Test
  void whatStaysHalfDoneIsNotDoneAgain() throws Exception {
    Path linked = folder.resolve("linked.md");
    var runs = new AtomicInteger();
    FaultPoint editor =
        name -> {
          if (name.equals("renamed") && !Disk.exists(linked)) {
            Disk.delete(writers.count);
            Disk.link(writers.count, linked);
            Disk.replace(linked, Writers.bytes("x"));
          }
        };
    Store store = writers.store(Writers.WAIT, editor);
    var others = new ArrayList<FutureTask<Integer>>();

    assertThatThrownBy(() ->
            store.write(
                "first",
                draft -> {
                  others.add(
                      writers.waiter(
                          store,
                          "other",
                          own -> {
                            own.put(linked, Writers.bytes("new"));
                            return runs.incrementAndGet();
                          }));
                  runs.incrementAndGet();
                  return writers.increment(draft);
                }))
        .satisfies(e -> assertThat(Journal.isTakenBack(e)).isFalse());

    assertThat(Journal.isTakenBack(Writers.failure(others.getFirst()))).isFalse();
    assertThat(runs).hasValue(2);
  }

  @Test
  void anEditInBetweenIsCountedByAll() throws Exception {
    var edits = new AtomicInteger();
    FaultPoint editor =
        name -> {
          if (name.equals("staged") && edits.getAndIncrement() == 0) {
            Disk.replace(writers.count, Writers.bytes("100"));
          }
        };
    Store store = writers.store(Writers.WAIT, editor);
    var others = new ArrayList<FutureTask<Integer>>();

    int first =
        store.write(
            "first",
            draft -> {
              if (others.isEmpty()) {
                others.add(writers.waiter(store, "other", writers::increment));
              }
              return writers.increment(draft);
            });

    assertThat(List.of(first, others.getFirst().get())).containsExactlyInAnyOrder(101, 102);
    assertThat(writers.count).hasContent("102");
  }
}
