package dev.codestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document of commands says what their definitions say.
class ReferenceTest {
  @TempDir private Path folder;

  @Test
  void theDocumentIsAsTheDefinitionsAre() throws IOException {
    Cli cli = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    String text = cli.done("help", "--reference").out();
    assertThat(text).contains("### orch spawn\n", "### orch job\n", "](METHODS.md#casebegin)");
    assertThat(text).doesNotContain("null", folder.toString()).endsWith("```\n");
    assertThat(Files.readString(Path.of("docs/CLI.md")))
        .as("renew it: ./orch help --reference > docs/CLI.md")
        .isEqualTo(text);
  }
}
