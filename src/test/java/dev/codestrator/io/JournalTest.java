package dev.codestrator.io;

import static dev.codestrator.io.Journals.commit;
import static dev.codestrator.io.Journals.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;
  Path local;
  Path one;
  Path two;
  Path fresh;

  @BeforeEach
  void twoFiles() throws IOException {
    local = folder.resolve("local");
    one = Files.writeString(folder.resolve("one.md"), "1");
    two = Files.writeString(folder.resolve("two.md"), "2");
    fresh = folder.resolve("new/folder/fresh.md");
  }

  @Test
  void severalFilesAreWrittenCreatedAndDeletedTogether() throws Exception {
    commit(journal(local), "mixed", mixed());

    assertThat(one).hasContent("one");
    assertThat(two).doesNotExist();
    assertThat(fresh).hasContent("fresh");
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aFileChangedSinceItWasReadStopsTheWholeCommit() throws Exception {
    List<Change> changes = mixed();
    Files.writeString(two, "edited");

    assertThatThrownBy(() -> commit(journal(local), "late", changes))
        .isInstanceOfSatisfying(ChangedOnDisk.class, e -> assertThat(e.path()).isEqualTo(two));

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("edited");
    assertThat(fresh).doesNotExist();
  }

  @Test
  void aFileChangedWhileTheCommitIsUnderWayTakesItBack() throws Exception {
    FaultPoint edit = name -> writeWhen(name.equals("renamed"), two, "edited");

    assertThatThrownBy(() -> commit(journal(local, edit), "late", mixed()))
        .isInstanceOf(ChangedOnDisk.class);

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("edited");
    assertThat(fresh).doesNotExist();
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aSingleFileChangedJustBeforeItsRenameIsLeftAlone() {
    FaultPoint edit = name -> writeWhen(name.equals("staged"), one, "edited");

    assertThatThrownBy(() -> commit(journal(local, edit), "late", List.of(write(one, "1", "x"))))
        .isInstanceOf(ChangedOnDisk.class);

    assertThat(one).hasContent("edited");
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenTakesTheWholeCommitBack() throws IOException {
    Path impossible = one.resolve("child");
    List<Change> changes =
        List.of(write(two, "2", "two"), Change.write(impossible, Optional.empty(), bytes("x")));

    assertThatThrownBy(() -> commit(journal(local), "impossible", changes))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("io_failed"));

    assertThat(two).hasContent("2");
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aFileExpectedToBeMissingIsNotOverwritten() {
    assertThatThrownBy(() ->
            commit(journal(local), "new", List.of(Change.write(one, Optional.empty(), bytes("x")))))
        .isInstanceOf(ChangedOnDisk.class);
    assertThat(one).hasContent("1");
  }

  @Test
  void aChangeThatChangesNothingLeavesTheFileUntouched() throws Exception {
    Object before = Files.readAttributes(one, "unix:ino,lastModifiedTime");

    commit(journal(local), "nothing", List.of(write(one, "1", "1"), write(two, "2", "two")));

    assertThat(Files.readAttributes(one, "unix:ino,lastModifiedTime")).isEqualTo(before);
    assertThat(two).hasContent("two");
  }

  @Test
  void theSameFileTwiceIsABug() {
    assertThatThrownBy(() ->
            commit(journal(local), "twice", List.of(write(one, "1", "a"), write(one, "1", "b"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readingAgainAfterAChangeLosesNoUpdate() {
    int[] edits = {2};
    FaultPoint editor =
        name -> writeWhen(name.equals("staged") && edits[0]-- > 0, one, "" + (number(one) + 1));
    var journal = journal(local, editor);
    int attempts = 1;

    while (!increment(journal)) {
      attempts++;
    }

    assertThat(attempts).isEqualTo(3);
    assertThat(number(one)).isEqualTo(1 + 2 + 1);
  }

  @Test
  void everyCommitCanBeTakenBack() throws Exception {
    var journal = journal(local);
    commit(journal, "first", List.of(write(one, "1", "one")));
    commit(journal, "second", List.of(write(one, "one", "uno"), Change.delete(two, bytes("2"))));

    List<Undo> undos = journal(local).undos();
    assertThat(undos).extracting(Undo::label).containsExactly("second", "first");
    assertThat(undos.getFirst().paths()).containsExactly(one, two);
    for (Undo undo : undos) {
      commit(journal, "undo", undo.changes());
    }

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("2");
  }

  @Test
  void takingBackWhatWasChangedAgainIsRefused() throws Exception {
    var journal = journal(local);
    commit(journal, "first", List.of(write(one, "1", "one")));
    Files.writeString(one, "edited");

    List<Change> changes = journal(local).undos().getFirst().changes();

    assertThatThrownBy(() -> commit(journal, "undo", changes)).isInstanceOf(ChangedOnDisk.class);
    assertThat(one).hasContent("edited");
  }

  @Test
  void recoveryKeepsWhatAPersonWroteAfterTheCrash() throws Exception {
    crash("decided", mixed());
    Files.writeString(one, "edited by hand");

    List<String> notes = journal(local).recover();

    assertThat(one).hasContent("one");
    assertThat(fresh).hasContent("fresh");
    assertThat(notes).singleElement().asString().contains(one.toString());
    assertThat(journal(local).undos().getFirst().changes().getFirst().after())
        .contains(bytes("edited by hand"));
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aCommitFollowsWhatADeadProcessLeft() throws Exception {
    crash("decided", mixed());

    Journal journal = journal(local);
    assertThat(journal.recover()).isEmpty();
    commit(journal, "next", List.of(write(one, "one", "uno")));

    assertThat(one).hasContent("uno");
    assertThat(fresh).hasContent("fresh");
  }

  @Test
  void aDamagedLogIsReportedAndNothingIsTouched() throws Exception {
    crash("decided", mixed());
    Path log = Journals.newest(local);
    Files.write(log, new byte[] {'x'}, StandardOpenOption.APPEND);

    assertThatThrownBy(() -> journal(local).recover())
        .isInstanceOfSatisfying(
            Rejection.Conflict.class, r -> assertThat(r.code()).isEqualTo("journal_damaged"))
        .hasMessageContaining(log.toString());
    assertThat(one).hasContent("1");
  }

  @Test
  void whatIsKeptCanBeReadByItsOwnerOnly() throws Exception {
    var journal = journal(local);
    commit(journal, "single", List.of(write(one, "1", "one")));
    commit(journal, "several", List.of(write(one, "one", "1"), write(two, "2", "two")));

    for (Undo undo : journal(local).undos()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(undo.file())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aLogThrownAwayWhileFilesComeToRestStaysAway() throws Exception {
    commit(journal(local), "single", List.of(write(one, "1", "one")));
    Entry entry = Journals.entries(local).getFirst();
    Files.delete(entry.segment());

    new Segment(entry.segment()).markSafe(entry);

    assertThat(entry.segment()).doesNotExist();
  }

  @Test
  void oddNamesAndAnyBytesSurviveTheJournal() throws Exception {
    Path odd = folder.resolve("a \\n\nb ünï");
    byte[] content = {0, '\n', '\r', (byte) 0xff, '-', '\n'};
    crash("decided", List.of(Change.write(odd, Optional.empty(), content), write(one, "1", "x")));

    journal(local).recover();

    assertThat(Disk.read(odd)).contains(content);
  }

  private List<Change> mixed() {
    return List.of(
        write(one, "1", "one"),
        Change.delete(two, bytes("2")),
        Change.write(fresh, Optional.empty(), bytes("fresh")));
  }

  private void crash(String point, List<Change> changes) {
    FaultPoint fault =
        name -> {
          if (name.equals(point)) {
            throw new Crash();
          }
        };
    assertThatThrownBy(() -> commit(journal(local, fault), "crashed", changes))
        .isInstanceOf(Crash.class);
  }

  /// Leaves the journal as a dead process would: errors are no failure that it tidies up after.
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private boolean increment(Journal journal) {
    try {
      commit(journal, "count", List.of(write(one, Disk.text(one), "" + (number(one) + 1))));
      return true;
    } catch (ChangedOnDisk e) {
      return false;
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(Disk.text(file));
  }

  private List<Path> rubbish() {
    try (var files = Files.walk(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(".orch-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeWhen(boolean condition, Path file, String text) {
    if (condition) {
      Disk.replace(file, bytes(text));
    }
  }

  private static Change write(Path path, String before, String after) {
    return Change.write(path, Optional.of(bytes(before)), bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
