package dev.codestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The documents of methods say what the registry says.
class ContractsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "docs/METHODS.md,",
    "skills/codestrator/references/method-contracts.md, ROOT",
    "skills/codestrator-worker/references/method-contracts.md, WORKER",
    "skills/codestrator-reviewer/references/method-contracts.md, MERGE_REVIEWER"
  })
  void theDocumentIsAsTheDefinitionsAre(String document, Role role) throws IOException {
    Registry registry = Orchestra.in(folder).dispatcher().registry();
    String option = role == null ? "" : " --as " + role.dashed();
    assertThat(Files.readString(Path.of(document)))
        .as("renew it: ./orch call --contracts" + option + " > " + document)
        .isEqualTo(Contracts.of(registry, Optional.ofNullable(role)));
  }
}
