package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final long FIRST = 1_795_000_000_000_000_000L;

  @TempDir private Path folder;
  private int filed;

  private String file(String event) {
    String name = (FIRST + filed++) + "-" + event + "-1.json";
    try {
      Files.writeString(folder.resolve(name), "{}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return name;
  }

  private void file(String event, int times) {
    for (int i = 0; i < times; i++) {
      file(event);
    }
  }

  @Test
  void fewOfVeryManyAreToBeRead() {
    file("UserPromptSubmit");
    String before = file("UserPromptSubmit");
    String last = file("UserPromptSubmit");
    file("PostToolUse", 10_000);
    List<String> names = new EventLog(folder).names();
    assertThat(names).hasSize(10_003);
    assertThat(EventLog.telling(names)).hasSize(50).contains(before, last, names.getLast());
  }

  @Test
  void pruningKeepsWhatTellsAndCountsTheTurns() {
    var log = new EventLog(folder);
    file("UserPromptSubmit", 40);
    file("PostToolUse", 2_000);
    List<String> before = log.names();
    var telling = List.copyOf(EventLog.telling(before));
    log.prune();
    List<String> after = log.names();
    assertThat(after).hasSize(502);
    assertThat(List.copyOf(EventLog.telling(after))).isEqualTo(telling);
    assertThat(log.turns(after)).contains(40);
    file("UserPromptSubmit", 3);
    file("PostToolUse", 1_000);
    log.prune();
    assertThat(log.turns(log.names())).contains(43);
  }

  @Test
  void fewAreLeftAlone() {
    file("Stop", 1_000);
    var log = new EventLog(folder);
    log.prune();
    assertThat(log.names()).hasSize(1_000);
  }

  @Test
  void draftsAndOtherFilesAreNoEvents() throws IOException {
    Files.writeString(folder.resolve(".12.tmp"), "");
    Files.writeString(folder.resolve("pruned"), "7");
    Files.writeString(folder.resolve("readme.json"), "");
    var log = new EventLog(folder);
    assertThat(log.names()).isEmpty();
    assertThat(log.turns(log.names())).isEmpty();
    assertThat(new EventLog(folder.resolve("none")).names()).isEmpty();
  }

  @Test
  void ofALargeEventOnlyTheNameCounts() throws IOException {
    String name = file("PostToolUse");
    Files.writeString(folder.resolve(name), "{\"a\":\"" + "x".repeat(300_000) + "\"}");
    assertThat(new EventLog(folder).text(name)).contains("");
    assertThat(new EventLog(folder).text("gone")).isEmpty();
  }
}
