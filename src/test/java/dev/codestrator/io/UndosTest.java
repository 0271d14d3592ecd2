package dev.codestrator.io;

import static dev.codestrator.io.Journals.journal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndosTest {
  private static final Instant MOMENT = Instant.parse("2026-11-21T02:40:11.123Z");
  private static final int FULL = 300_000;

  @TempDir Path local;
  private Instant now = MOMENT;

  private Journal now() {
    return new Journal(local, InstantSource.fixed(now), FaultPoint.NONE);
  }

  @Test
  void commitsOfOneMomentAreAllKeptInTheirOrder() throws Exception {
    commit("first", 1);
    commit("second", 1);
    commit("third", 1);

    List<Undo> list = now().undos();

    assertThat(list).extracting(Undo::label).containsExactly("third", "second", "first");
    assertThat(list.getLast().at()).isEqualTo(MOMENT);
    assertThat(list.getFirst().at()).isEqualTo(MOMENT.plusMillis(2));
  }

  @Test
  void aClockThatGoesBackChangesNoOrder() throws Exception {
    commit("first", FULL);
    now = MOMENT.minus(Duration.ofHours(1));
    commit("second", FULL);
    commit("third", 1);

    assertThat(now().undos()).extracting(Undo::label).containsExactly("third", "second", "first");
  }

  @Test
  void afterSevenDaysTheyAreDropped() throws Exception {
    commit("dropped", FULL);
    now = MOMENT.plus(Duration.ofHours(1));
    commit("kept", FULL);
    now = MOMENT.plus(Duration.ofDays(7)).plusSeconds(60);
    commit("new", 1);

    assertThat(now().undos()).extracting(Undo::label).containsExactly("new", "kept");
  }

  @Test
  void onlyTheNewestFilesOfTheLogAreKept() throws Exception {
    for (int i = 1; i <= 70; i++) {
      commit("commit " + i, FULL);
    }

    List<Undo> list = now().undos();

    assertThat(list).hasSize(65);
    assertThat(list.getFirst().label()).isEqualTo("commit 70");
  }

  @Test
  void oneThatCannotBeReadIsListedAndStopsNoOther() throws Exception {
    commit("broken", 1);
    commit("whole", 1);
    Files.writeString(local.resolve("writes/notes.txt"), "a person's file");
    try (var file = new RandomAccessFile(Journals.newest(local).toFile(), "rw")) {
      file.seek(Journals.entries(local).getFirst().position() + Frame.HEAD + 3);
      file.write('?');
    }

    List<Undo> list = now().undos();

    assertThat(list).hasSize(2);
    assertThat(list.getFirst().label()).isEqualTo("whole");
    assertThat(list.getLast().label()).startsWith("unreadable");
    assertThat(list.getLast().paths()).isEmpty();
  }

  @Test
  void creatingAFileKeepsNothing() throws Exception {
    journal(local)
        .commit(
            List.of(
                new Commit(
                    "new",
                    List.of(Change.write(local.resolve("new"), Optional.empty(), bytes("x"))))));

    assertThat(journal(local).undos()).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenIsNotListed() throws Exception {
    Path file = Files.writeString(local.resolve("file"), "before");
    FaultPoint edit =
        name -> {
          if (name.equals("staged")) {
            Disk.replace(file, bytes("edited"));
          }
        };
    try {
      journal(local, edit).commit(List.of(new Commit("late", List.of(change(file, "after")))));
    } catch (ChangedOnDisk e) {
      assertThat(journal(local).undos()).isEmpty();
      assertThat(Journals.entries(local))
          .extracting(Entry::stage)
          .containsExactly(Entry.Stage.BACK);
      return;
    }
    throw new AssertionError("was written");
  }

  /// @param size of what is written, in bytes
  private void commit(String label, int size) throws ChangedOnDisk, IOException {
    Path file = Files.writeString(local.resolve("file"), "before");
    now().commit(List.of(new Commit(label, List.of(change(file, "x".repeat(size))))));
  }

  private static Change change(Path file, String after) {
    return Change.write(file, Optional.of(bytes("before")), bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
