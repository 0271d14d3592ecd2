package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndosTest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final int OFTEN = 64;

  @TempDir Path local;

  @Test
  void commitsOfOneMomentAreAllKeptInTheirOrder() {
    Instant moment = Instant.parse("2026-11-21T02:40:11.123Z");
    for (String label : List.of("first", "second", "third")) {
      Change change = Change.delete(local.resolve("file"), bytes("x"));
      Transaction transaction = Transaction.of(label, List.of(change));
      Path file = local.resolve("transaction");
      Disk.replace(file, TransactionFile.encode(transaction));
      Disk.touch(file, moment);
      new Undos(local).adopt(file, transaction);
    }

    List<Undo> list = new Undos(local).list();

    assertThat(list).extracting(Undo::label).containsExactly("third", "second", "first");
    assertThat(list.getLast().at()).isEqualTo(moment);
  }

  @Test
  void entriesOfMoreThanSevenDaysAreDropped() throws Exception {
    commit(0);
    Instant now = new Undos(local).list().getFirst().at();
    String kept = place(now.minus(Duration.ofDays(7)).plusSeconds(60));
    String dropped = place(now.minus(Duration.ofDays(7)).minusSeconds(60));

    commitOften();

    assertThat(Disk.names(undo())).contains(kept).doesNotContain(dropped).hasSize(2 + OFTEN);
  }

  @Test
  void onlyTheNewestThousandAreKept() throws Exception {
    commit(0);
    Instant now = new Undos(local).list().getFirst().at();
    for (int i = 1; i <= 1005; i++) {
      place(now.minusSeconds(i));
    }

    commitOften();

    assertThat(Disk.names(undo())).hasSizeBetween(1000, 1000 + OFTEN);
    assertThat(new Undos(local).list().getFirst().label()).isEqualTo("commit " + OFTEN);
  }

  @Test
  void anEntryThatCannotBeReadIsListedAndStopsNoOther() throws Exception {
    commit(0);
    place(new Undos(local).list().getFirst().at().minusSeconds(1));
    Files.writeString(undo().resolve("notes.txt"), "a person's file");

    List<Undo> list = new Undos(local).list();

    assertThat(list).hasSize(2);
    assertThat(list.get(1).label()).startsWith("unreadable");
    assertThat(list.get(1).paths()).isEmpty();
  }

  @Test
  void creatingAFileKeepsNothing() throws Exception {
    new Journal(local)
        .commit("new", List.of(Change.write(local.resolve("new"), Optional.empty(), bytes("x"))));

    assertThat(new Undos(local).list()).isEmpty();
  }

  /// So often that one of them looks at what is too old.
  private void commitOften() throws ChangedOnDisk {
    for (int i = 1; i <= OFTEN; i++) {
      commit(i);
    }
  }

  private void commit(int number) throws ChangedOnDisk {
    Path file = local.resolve("file");
    Disk.replace(file, bytes("before"));
    var change = Change.write(file, Optional.of(bytes("before")), bytes("after"));
    new Journal(local).commit("commit " + number, List.of(change));
  }

  private String place(Instant time) throws IOException {
    String name = STAMP.format(time) + "-file";
    Files.writeString(undo().resolve(name), "");
    return name;
  }

  private Path undo() {
    return local.resolve("undo");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
