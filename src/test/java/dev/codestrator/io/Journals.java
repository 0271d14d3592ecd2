package dev.codestrator.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Journals by the machine's clock that leave it to the test to bring files to rest, and what tests
/// do to their logs.
final class Journals {
  private Journals() {}

  static Journal journal(Path local) {
    return journal(local, FaultPoint.NONE);
  }

  static Journal journal(Path local, FaultPoint faults) {
    return new Journal(new WriteLog(local, InstantSource.system()), faults, _ -> {});
  }

  static void commit(Journal journal, String label, List<Change> changes) throws ChangedOnDisk {
    journal.commit(List.of(new Commit(label, changes)));
  }

  /// The newest file of the log.
  static Path newest(Path local) {
    return new WriteLog(local, InstantSource.system()).newest().orElseThrow().path();
  }

  static List<Entry> entries(Path local) {
    return new Segment(newest(local)).entries();
  }

  /// Makes the log one of an earlier run of the machine.
  static void reboot(Path local) throws IOException {
    Path log = newest(local);
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    Files.writeString(log, text.replace(Boot.NOW, "an earlier run"), StandardCharsets.ISO_8859_1);
  }
}
