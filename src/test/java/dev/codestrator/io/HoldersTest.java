package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Git itself is tried in `LeftLocksTest`.
class HoldersTest {
  @TempDir private Path temp;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = Files.createFile(temp.resolve("index.lock"));
  }

  @Test
  void whoeverHasAFileOpenHoldsItByAnyOfItsNames() throws IOException {
    Path folder = Files.createSymbolicLink(temp.resolve("link"), temp);
    Path link = folder.resolve("index.lock");
    assertThat(holder(link, List.of())).isEmpty();
    try (var open = Files.newByteChannel(file)) {
      assertThat(open.isOpen()).isTrue();
      assertThat(holder(link, List.of())).contains("(process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aProgramHoldsWhatIsInTheFoldersThatItStandsIn() throws IOException, InterruptedException {
    Path below = Files.createDirectories(temp.resolve("a/b"));
    Process sleeping = new ProcessBuilder("sleep", "60").directory(below.toFile()).start();
    try {
      String named = "sleep (process " + sleeping.pid() + ")";
      assertThat(holder(file, List.of(temp.resolve("a")))).isEqualTo(named);
      assertThat(holder(file, List.of(temp))).isEqualTo(named);
      assertThat(holder(file, List.of(temp.resolve("a/b/c"), file))).isEmpty();
    } finally {
      sleeping.destroy();
      sleeping.waitFor();
    }
    assertThat(holder(file, List.of(temp))).isEmpty();
  }

  @Test
  void whereNothingIsToldSomebodyMayHoldIt() {
    assertThat(new Holders(temp).of(file, "sleep", List.of())).isPresent();
  }

  private static String holder(Path file, List<Path> folders) {
    return Holders.OF_MACHINE.of(file, "sleep", folders).orElse("");
  }
}
