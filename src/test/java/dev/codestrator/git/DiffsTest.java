package dev.codestrator.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffsTest {
  /// JGit is asked for what changes a file, and not for a new file.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "one",
        "one\n",
        "one\ntwo\n",
        "one\r\ntwo",
        "\n\none\n\n",
        "ä\n€",
        "one\rtwo\n"
      })
  void aNewFileReadsAsJGitWouldSayIt(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Diffs.unified("file", Optional.empty(), Optional.of(bytes)))
        .isEqualTo("--- /dev/null\n+++ b/file\n" + Hunks.between(new byte[0], bytes));
  }

  @Test
  void aChangeTellsWhatGoesAndWhatComes() {
    assertThat(Diffs.unified("file", bytes("one\ntwo\n"), bytes("one\nthree\n")))
        .isEqualTo("--- a/file\n+++ b/file\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n");
    assertThat(Diffs.unified("file", bytes("one\n"), Optional.empty()))
        .isEqualTo("--- a/file\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n");
  }

  @Test
  void whatIsNoTextDiffers() {
    assertThat(Diffs.unified("file", bytes("DIRC\0\n"), Optional.empty()))
        .isEqualTo("Binary files a/file and /dev/null differ\n");
    assertThat(Diffs.unified("file", bytes("text\n"), bytes("\0")))
        .isEqualTo("Binary files a/file and b/file differ\n");
  }

  private static Optional<byte[]> bytes(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
