package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `packaging/Sbom.java`, which `packaging/dist` runs on what it ships, on lists with a fault.
class SbomTest {
  @TempDir private Path temp;

  private Outcome judged(String... components) throws IOException {
    Path sbom = temp.resolve("sbom.json");
    Files.writeString(sbom, "{\"components\": [" + String.join(",", components) + "]}");
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new SystemPrograms()
        .run(
            Command.of(
                Path.of("").toAbsolutePath(),
                Stream.of(
                        List.of(java, "-XX:TieredStopAtLevel=1", "-cp"),
                        List.of(System.getProperty("java.class.path")),
                        List.of("packaging/Sbom.java", sbom.toString()))
                    .flatMap(List::stream)
                    .toList()));
  }

  private static String component(String name, String version, String licence) {
    return """
    {"name": "it", "version": "%s", "purl": "pkg:maven/%s@%s?type=jar", "licenses": [%s]}
    """
        .formatted(version, name, version, licence);
  }

  private static String id(String licence) {
    return "{\"license\": {\"id\": \"" + licence + "\"}}";
  }

  @Test
  void aCompatibleLicenceAndAVersionWithoutAKnownHolePass() throws IOException {
    Outcome outcome =
        judged(
            component("org.yaml/snakeyaml", "2.7", id("Apache-2.0")),
            component("org.yaml/snakeyaml", "2.0", "{\"expression\": \"MIT AND (Apache-2.0)\"}"),
            component("org.eclipse.jgit/org.eclipse.jgit", "7.8.1.202611041320-r", id("MIT")),
            component("org.jline/jline-terminal", "4.5.0", id("BSD-4-Clause")));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("4 libraries", "20");
  }

  @Test
  void anotherLicenceOrAKnownHoleIsRefused() throws IOException {
    Outcome outcome =
        judged(
            component("a/gpl", "1.0", id("GPL-3.0-only")),
            component("a/none", "1.0", ""),
            component("a/both", "1.0", "{\"expression\": \"MIT AND GPL-2.0-only\"}"),
            component("org.yaml/snakeyaml", "1.33", id("Apache-2.0")),
            component("org.yaml/snakeyaml", "2.0-rc1", id("Apache-2.0")),
            component("com.fasterxml.jackson.core/jackson-core", "2.21.1", id("Apache-2.0")),
            component("org.eclipse.jgit/org.eclipse.jgit", "7.2.0.202503040940-r", id("MIT")),
            "{\"name\": \"nameless\"}");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.err().lines().filter(line -> line.startsWith("error: ")))
        .hasSize(8)
        .anyMatch(line -> line.contains("a/gpl@1.0") && line.contains("GPL-3.0-only"))
        .anyMatch(line -> line.contains("a/none@1.0"))
        .anyMatch(line -> line.contains("a/both@1.0"))
        .anyMatch(line -> line.contains("snakeyaml@1.33") && line.contains("CVE-2022-1471"))
        .anyMatch(line -> line.contains("snakeyaml@2.0-rc1"))
        .anyMatch(line -> line.contains("jackson-core@2.21.1") && line.contains("GHSA-r7wm"))
        .anyMatch(line -> line.contains("org.eclipse.jgit@7.2.0") && line.contains("CVE-2025-4949"))
        .anyMatch(line -> line.contains("nameless has no purl"));
  }

  @Test
  void anEmptyListIsRefused() throws IOException {
    assertThat(judged().err()).contains("lists no component");
  }
}
