package dev.codestrator.io;

import static dev.codestrator.io.Journals.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits of several writers that are decided together.
class GroupCommitTest {
  @TempDir Path folder;
  Path local;
  Path one;
  Path two;

  @BeforeEach
  void twoFiles() throws IOException {
    local = folder.resolve("local");
    one = Files.writeString(folder.resolve("one.md"), "1");
    two = Files.writeString(folder.resolve("two.md"), "2");
  }

  private List<Commit> both() {
    return List.of(
        new Commit("first", List.of(write(one, "1", "one"))),
        new Commit("second", List.of(write(one, "one", "uno"), write(two, "2", "two"))));
  }

  @Test
  void eachIsAnEntryOfItsOwnAndEachFileIsWrittenOnce() throws Exception {
    var points = new ArrayList<String>();

    journal(local, points::add).commit(both());

    assertThat(one).hasContent("uno");
    assertThat(two).hasContent("two");
    assertThat(points)
        .containsExactly("decided", "staged", "staged", "renamed", "renamed", "done", "committed");
    assertThat(journal(local).undos()).extracting(Undo::label).containsExactly("second", "first");
    assertThat(Journals.entries(local)).extracting(Entry::at).doesNotHaveDuplicates();
  }

  @Test
  void theLaterIsTakenBackBeforeTheEarlier() throws Exception {
    var journal = journal(local);
    journal.commit(both());
    List<Undo> undos = journal.undos();

    assertThatThrownBy(() -> journal.commit(undoing(undos.getLast())))
        .isInstanceOf(ChangedOnDisk.class);
    journal.commit(undoing(undos.getFirst()));
    assertThat(one).hasContent("one");
    journal.commit(undoing(undos.getLast()));

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("2");
  }

  private static List<Commit> undoing(Undo undo) {
    return List.of(new Commit("undo", undo.changes()));
  }

  @Test
  void whatGoesBackToItsBytesIsLeftUntouched() throws Exception {
    Object before = Files.readAttributes(one, "unix:ino,lastModifiedTime");

    journal(local)
        .commit(
            List.of(
                new Commit("there", List.of(write(one, "1", "one"))),
                new Commit("back", List.of(write(one, "one", "1")))));

    assertThat(Files.readAttributes(one, "unix:ino,lastModifiedTime")).isEqualTo(before);
    assertThat(journal(local).recover()).isEmpty();
    assertThat(journal(local).undos()).extracting(Undo::label).containsExactly("back", "there");
  }

  @Test
  void aFileChangedMeanwhileTakesAllBack() throws Exception {
    FaultPoint edit =
        name -> {
          if (name.equals("renamed") && Disk.text(two).equals("2")) {
            Disk.replace(two, bytes("edited"));
          }
        };

    assertThatThrownBy(() -> journal(local, edit).commit(both())).isInstanceOf(ChangedOnDisk.class);

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("edited");
    assertThat(journal(local).undos()).isEmpty();
    assertThat(journal(local).recover()).isEmpty();
  }

  @Test
  void whatCannotBeTakenBackIsCompletedByTheNext() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "x");
    FaultPoint edit =
        name -> {
          if (name.equals("renamed") && Disk.text(two).equals("2")) {
            Disk.delete(one);
            Disk.link(one, elsewhere);
            Disk.replace(two, bytes("edited"));
          }
        };

    assertThatThrownBy(() -> journal(local, edit).commit(both()))
        .isInstanceOf(Rejection.Invalid.class)
        .satisfies(e -> assertThat(Journal.isTakenBack(e)).isFalse())
        .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(ChangedOnDisk.class));

    Files.delete(one);
    Files.writeString(one, "1");
    assertThat(journal(local).recover()).singleElement().asString().contains(two.toString());
    assertThat(one).hasContent("uno");
    assertThat(two).hasContent("two");
  }

  @Test
  void ofHalfALogEntryTheWholeOnesBeforeItAreCompleted() throws Exception {
    stopWhenDecided();
    Entry second = Journals.entries(local).getLast();
    byte[] log = Files.readAllBytes(Journals.newest(local));
    Files.write(Journals.newest(local), Arrays.copyOf(log, (int) second.position() + 100));

    assertThat(journal(local).recover()).isEmpty();

    assertThat(one).hasContent("one");
    assertThat(two).hasContent("2");
    assertThat(journal(local).undos()).extracting(Undo::label).containsExactly("first");
    assertThat(Disk.leftovers(folder)).isEmpty();
  }

  @Test
  void allThatIsLeftUndoneIsTold() {
    stopWhenDecided();

    assertThat(journal(local).unfinished()).contains("first, second");
  }

  @Test
  void whatAPersonWroteAfterTheCrashIsKept() throws Exception {
    stopWhenDecided();
    Files.writeString(one, "edited by hand");

    List<String> notes = journal(local).recover();

    assertThat(one).hasContent("uno");
    assertThat(two).hasContent("two");
    assertThat(notes).singleElement().asString().contains(one.toString());
    assertThat(journal(local).undos().getFirst().changes().getFirst().after())
        .contains(bytes("edited by hand"));
    assertThat(journal(local).recover()).isEmpty();
  }

  private void stopWhenDecided() {
    FaultPoint stop =
        name -> {
          if (name.equals("decided")) {
            throw new StackOverflowError("stopped");
          }
        };
    assertThatThrownBy(() -> journal(local, stop).commit(both()))
        .isInstanceOf(StackOverflowError.class);
  }

  private static Change write(Path file, String before, String after) {
    return Change.write(file, Optional.of(bytes(before)), bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
