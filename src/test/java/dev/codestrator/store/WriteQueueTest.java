package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whose turn it is to write, and what it finds.
@Timeout(60)
class WriteQueueTest {
  @TempDir Path folder;
  Writers writers;

  @BeforeEach
  void aCount() {
    writers = new Writers(folder);
  }

  @Test
  void whoCameLaterSeesWhatWasWrittenBeforeItCame() throws Exception {
    Store store = writers.store();
    var others = new ArrayList<FutureTask<String>>();
    Path note = folder.resolve("note.md");
    Disk.replace(note, Writers.bytes("old"));
    Path listed = folder.resolve("listed");
    Disk.replace(listed.resolve("a"), Writers.bytes("a"));

    store.write(
        "first",
        draft -> {
          assertThat(draft.read(note)).contains(Writers.bytes("old"));
          assertThat(draft.names(listed)).containsExactly("a");
          Disk.replace(note, Writers.bytes("new"));
          Disk.replace(listed.resolve("b"), Writers.bytes("b"));
          assertThat(draft.read(note)).as("while it decides").contains(Writers.bytes("old"));
          assertThat(draft.names(listed)).as("while it decides").containsExactly("a");
          others.add(
              writers.waiter(
                  store,
                  "other",
                  own -> Writers.text(own.read(note).orElseThrow()) + own.names(listed)));
          return writers.increment(draft);
        });

    assertThat(others.getFirst().get()).isEqualTo("new[a, b]");
  }

  @Test
  void aWriteWithinAWriteIsABug() {
    Store store = writers.store();

    assertThatThrownBy(() -> store.write("outer", _ -> store.write("inner", writers::increment)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(store.write("next", writers::increment)).isEqualTo(1);
  }

  @Test
  void afterAWriteThatCannotBeMadeTheNextOneIsLetIn() {
    Store store = writers.store(Duration.ofSeconds(2), writers.points::add);
    Path impossible = writers.count.resolve("child");

    assertThatThrownBy(() ->
            store.write(
                "impossible",
                draft -> {
                  draft.put(impossible, Writers.bytes("x"));
                  return 0;
                }))
        .isInstanceOf(Rejection.ToolFailed.class);

    assertThat(store.write("next", writers::increment)).isEqualTo(1);
  }

  @Test
  void whoWaitsInVainIsToldAndChangesNothing() throws Exception {
    Store store = writers.store();
    Store hasty = writers.store(Duration.ofMillis(50), writers.points::add);
    var others = new ArrayList<FutureTask<Integer>>();

    store.write(
        "first",
        draft -> {
          others.add(writers.waiter(hasty, "hasty", writers::increment));
          Writers.awaitEnd(writers.waiting.getFirst());
          return writers.increment(draft);
        });

    assertThat(Writers.failure(others.getFirst()))
        .isInstanceOfSatisfying(
            Rejection.Busy.class, r -> assertThat(r.code()).isEqualTo("lock_busy"))
        .hasMessageContaining("waited 50 ms")
        .hasMessageContaining("(test)");
    assertThat(store.write("next", writers::increment)).isEqualTo(2);
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    var all = new ArrayList<FutureTask<Integer>>();
    for (int n = 0; n < 8; n++) {
      Store store = writers.store();
      var task =
          new FutureTask<>(() -> {
            for (int turn = 0; turn < 25; turn++) {
              store.write("count", writers::increment);
            }
            return 0;
          });
      all.add(task);
      Thread.ofPlatform().daemon().start(task);
    }
    for (FutureTask<Integer> each : all) {
      each.get();
    }

    assertThat(writers.count).hasContent("200");
    assertThat(writers.points).filteredOn("decided"::equals).hasSizeLessThan(200);
    assertThat(writers.store().undos()).hasSize(200);
  }
}
