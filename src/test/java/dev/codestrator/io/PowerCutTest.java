package dev.codestrator.io;

import static dev.codestrator.io.Journals.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Entry.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The machine goes down after commits that were acknowledged: the log is on the disk, the files
/// may not be.
class PowerCutTest {
  @TempDir Path folder;
  Path local;
  Path edited;
  Path created;
  Path deleted;

  @BeforeEach
  void twoCommits() throws Exception {
    local = folder.resolve("local");
    edited = Files.writeString(folder.resolve("edited.md"), "one");
    deleted = Files.writeString(folder.resolve("deleted.md"), "gone");
    created = folder.resolve("new/created.md");
    commit(
        write(edited, Optional.of("one"), "two"),
        write(created, Optional.empty(), "created"),
        Change.delete(deleted, bytes("gone")));
    commit(write(edited, Optional.of("two"), "three"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two", "", "thr", "\0\0\0\0\0"})
  void aFileThatWentBackOrIsTornGetsItsNewestBytes(String left) throws IOException {
    Files.writeString(edited, left);
    recover();
    assertThat(edited).hasContent("three");
  }

  @Test
  void aNewFileThatIsMissingIsThereAgain() throws IOException {
    Files.delete(created);
    recover();
    assertThat(created).hasContent("created");
  }

  @Test
  void aDeletedFileThatCameBackIsDeleted() throws IOException {
    Files.writeString(deleted, "gone");
    recover();
    assertThat(deleted).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"four, by hand", "threefold"})
  void whatSomebodyWroteSinceStays(String byHand) throws IOException {
    Files.writeString(edited, byHand);
    recover();
    assertThat(edited).hasContent(byHand);
  }

  @Test
  void aFolderThatSomebodyTookAwayStaysAway(@TempDir Path other) throws Exception {
    Path file = Files.createDirectory(other.resolve("tree")).resolve("file");
    commit(write(file, Optional.empty(), "x"));
    Disk.deleteTree(other.resolve("tree"));
    recover();
    assertThat(other.resolve("tree")).doesNotExist();
  }

  @Test
  void whatCameToRestIsNotTouchedAnyMore() throws IOException {
    new WriteLog(local, InstantSource.system()).settle();
    assertThat(Journals.entries(local)).extracting(Entry::stage).containsOnly(Stage.SAFE);
    Files.writeString(edited, "two");
    recover();
    assertThat(edited).hasContent("two");
  }

  @Test
  void withoutARestartNothingIsTouched() throws IOException {
    Files.writeString(edited, "two");
    journal(local).recover();
    assertThat(edited).hasContent("two");
  }

  @Test
  void aCommitThatWasDecidedIsCompleted() throws Exception {
    FaultPoint fault =
        name -> {
          if (name.equals("decided")) {
            throw new IllegalStateException("died");
          }
        };
    Change change = write(edited, Optional.of("three"), "four");
    assertThatThrownBy(
            () -> journal(local, fault).commit(List.of(new Commit("last", List.of(change)))))
        .isInstanceOf(IllegalStateException.class);
    Files.writeString(edited, "two");
    recover();
    assertThat(edited).hasContent("four");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0\0\0\0\0", "commit open 2026", "commit op"})
  void halfOfACommitIsDropped(String half) throws Exception {
    Files.writeString(Journals.newest(local), half, StandardOpenOption.APPEND);
    recover();
    commit(write(edited, Optional.of("three"), "four"));
    assertThat(journal(local).undos()).hasSize(3);
  }

  @Test
  void whatFollowsGoesToANewFileOfTheLog() throws Exception {
    Path before = Journals.newest(local);
    recover();
    commit(write(edited, Optional.of("three"), "four"));
    assertThat(Journals.newest(local)).isNotEqualTo(before);
    assertThat(Journals.entries(local)).hasSize(1);
  }

  private void recover() throws IOException {
    Journals.reboot(local);
    assertThat(journal(local).recover()).isEmpty();
  }

  private void commit(Change... changes) throws ChangedOnDisk {
    journal(local).commit(List.of(new Commit("test", List.of(changes))));
  }

  private static Change write(Path path, Optional<String> before, String after) {
    return Change.write(path, before.map(PowerCutTest::bytes), bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
