package dev.codestrator.io;

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
    new Journal(local).commit("mixed", mixed());

    assertThat(one).hasContent("one");
    assertThat(two).doesNotExist();
    assertThat(fresh).hasContent("fresh");
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aFileChangedSinceItWasReadStopsTheWholeCommit() throws Exception {
    List<Change> changes = mixed();
    Files.writeString(two, "edited");

    assertThatThrownBy(() -> new Journal(local).commit("late", changes))
        .isInstanceOfSatisfying(ChangedOnDisk.class, e -> assertThat(e.path()).isEqualTo(two));

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("edited");
    assertThat(fresh).doesNotExist();
  }

  @Test
  void aFileChangedWhileTheCommitIsUnderWayTakesItBack() throws Exception {
    FaultPoint edit = name -> writeWhen(name.equals("renamed"), two, "edited");

    assertThatThrownBy(() -> new Journal(local, edit).commit("late", mixed()))
        .isInstanceOf(ChangedOnDisk.class);

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("edited");
    assertThat(fresh).doesNotExist();
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aSingleFileChangedJustBeforeItsRenameIsLeftAlone() {
    FaultPoint edit = name -> writeWhen(name.equals("staged"), one, "edited");

    assertThatThrownBy(() -> new Journal(local, edit).commit("late", List.of(write(one, "1", "x"))))
        .isInstanceOf(ChangedOnDisk.class);

    assertThat(one).hasContent("edited");
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenTakesTheWholeCommitBack() throws IOException {
    Path impossible = one.resolve("child");
    List<Change> changes =
        List.of(write(two, "2", "two"), Change.write(impossible, Optional.empty(), bytes("x")));

    assertThatThrownBy(() -> new Journal(local).commit("impossible", changes))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("io_failed"));

    assertThat(two).hasContent("2");
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aFileExpectedToBeMissingIsNotOverwritten() {
    assertThatThrownBy(() ->
            new Journal(local)
                .commit("new", List.of(Change.write(one, Optional.empty(), bytes("x")))))
        .isInstanceOf(ChangedOnDisk.class);
    assertThat(one).hasContent("1");
  }

  @Test
  void aChangeThatChangesNothingLeavesTheFileUntouched() throws Exception {
    Object before = Files.readAttributes(one, "unix:ino,lastModifiedTime");

    new Journal(local).commit("nothing", List.of(write(one, "1", "1"), write(two, "2", "two")));

    assertThat(Files.readAttributes(one, "unix:ino,lastModifiedTime")).isEqualTo(before);
    assertThat(two).hasContent("two");
  }

  @Test
  void theSameFileTwiceIsABug() {
    assertThatThrownBy(() ->
            new Journal(local).commit("twice", List.of(write(one, "1", "a"), write(one, "1", "b"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readingAgainAfterAChangeLosesNoUpdate() {
    int[] edits = {2};
    FaultPoint editor =
        name -> writeWhen(name.equals("staged") && edits[0]-- > 0, one, "" + (number(one) + 1));
    var journal = new Journal(local, editor);
    int attempts = 1;

    while (!increment(journal)) {
      attempts++;
    }

    assertThat(attempts).isEqualTo(3);
    assertThat(number(one)).isEqualTo(1 + 2 + 1);
  }

  @Test
  void everyCommitCanBeTakenBack() throws Exception {
    var journal = new Journal(local);
    journal.commit("first", List.of(write(one, "1", "one")));
    journal.commit("second", List.of(write(one, "one", "uno"), Change.delete(two, bytes("2"))));

    List<Undo> undos = new Undos(local).list();
    assertThat(undos).extracting(Undo::label).containsExactly("second", "first");
    assertThat(undos.getFirst().paths()).containsExactly(one, two);
    for (Undo undo : undos) {
      journal.commit("undo", undo.changes());
    }

    assertThat(one).hasContent("1");
    assertThat(two).hasContent("2");
  }

  @Test
  void takingBackWhatWasChangedAgainIsRefused() throws Exception {
    var journal = new Journal(local);
    journal.commit("first", List.of(write(one, "1", "one")));
    Files.writeString(one, "edited");

    List<Change> changes = new Undos(local).list().getFirst().changes();

    assertThatThrownBy(() -> journal.commit("undo", changes)).isInstanceOf(ChangedOnDisk.class);
    assertThat(one).hasContent("edited");
  }

  @Test
  void recoveryKeepsWhatAPersonWroteAfterTheCrash() throws Exception {
    crash("decided", mixed());
    Files.writeString(one, "edited by hand");

    List<String> notes = new Journal(local).recover();

    assertThat(one).hasContent("one");
    assertThat(fresh).hasContent("fresh");
    assertThat(notes).singleElement().asString().contains(one.toString());
    Undo kept =
        new Undos(local)
            .list().stream().filter(u -> u.label().startsWith("changed")).findFirst().orElseThrow();
    assertThat(kept.changes().getFirst().after()).contains(bytes("edited by hand"));
    assertThat(rubbish()).isEmpty();
  }

  @Test
  void aCommitCompletesWhatADeadProcessLeft() throws Exception {
    crash("decided", mixed());

    new Journal(local).commit("next", List.of(write(one, "one", "uno")));

    assertThat(one).hasContent("uno");
    assertThat(fresh).hasContent("fresh");
  }

  @Test
  void aDamagedManifestIsReportedAndNothingIsTouched() throws Exception {
    crash("decided", mixed());
    Path manifest = local.resolve("txn/commit");
    Files.write(manifest, new byte[] {'x'}, StandardOpenOption.APPEND);

    assertThatThrownBy(() -> new Journal(local).recover())
        .isInstanceOfSatisfying(
            Rejection.Conflict.class, r -> assertThat(r.code()).isEqualTo("journal_damaged"))
        .hasMessageContaining(manifest.toString());
    assertThat(one).hasContent("1");
  }

  @Test
  void whatIsKeptCanBeReadByItsOwnerOnly() throws Exception {
    var journal = new Journal(local);
    journal.commit("single", List.of(write(one, "1", "one")));
    journal.commit("several", List.of(write(one, "one", "1"), write(two, "2", "two")));

    for (Undo undo : new Undos(local).list()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(undo.file())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void oddNamesAndAnyBytesSurviveTheJournal() throws Exception {
    Path odd = folder.resolve("a \\n\nb ünï");
    byte[] content = {0, '\n', '\r', (byte) 0xff, '-', '\n'};
    crash("decided", List.of(Change.write(odd, Optional.empty(), content), write(one, "1", "x")));

    new Journal(local).recover();

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
    assertThatThrownBy(() -> new Journal(local, fault).commit("crashed", changes))
        .isInstanceOf(Crash.class);
  }

  /// Leaves the journal as a dead process would: errors are no failure that it tidies up after.
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private boolean increment(Journal journal) {
    try {
      journal.commit("count", List.of(write(one, Disk.text(one), "" + (number(one) + 1))));
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
      return files
          .filter(f -> f.getFileName().toString().startsWith(".orch-") || f.endsWith("txn/commit"))
          .toList();
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
