package dev.codestrator.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents name what there is: every package, every refusal, every finding of doctor, tests
/// that hold what is claimed, files that links lead to.
class DocumentsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/codestrator");
  private static final Pattern REFUSED =
      Pattern.compile(
          "new (?:Rejection\\.)?(?:Invalid|NotFound|Conflict|Busy|Forbidden|ToolFailed)\\(\\s*"
              + "\"([a-z_]+)\"");
  private static final Pattern LISTED = Pattern.compile("(?m)^- `([a-z_]+)`: ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:|]+)\\)");

  private static String text(String document) throws IOException {
    return Files.readString(Path.of(document));
  }

  private static Set<String> all(Pattern pattern, String text) {
    var all = new TreeSet<String>();
    pattern.matcher(text).results().forEach(match -> all.add(match.group(1)));
    return all;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  private static Set<String> inSources(Path folder, Pattern pattern) throws IOException {
    var all = new TreeSet<String>();
    for (Path file : files(folder, ".java")) {
      all.addAll(all(pattern, Files.readString(file)));
    }
    return all;
  }

  private static String section(String text, String heading) {
    return text.substring(text.indexOf("\n## " + heading)).substring(4).split("\n## ", 2)[0];
  }

  @Test
  void everyRefusalHasItsWayOut() throws IOException {
    String methods = text("docs/METHODS.md");
    Set<String> codes = inSources(SOURCES, REFUSED);
    codes.addAll(all(LISTED, methods.substring(methods.indexOf("## Refusals of any method"))));
    String table = section(text("docs/TROUBLESHOOTING.md"), "Every code");
    assertThat(codes).hasSizeGreaterThan(200);
    assertThat(all(ROW, table)).isEqualTo(codes);
    assertThat(table.lines().filter(line -> line.startsWith("| `")))
        .allMatch(line -> line.matches("\\| `[a-z_]+` \\| \\S.+ \\| \\S.+ \\|"));
  }

  @Test
  void everyFindingOfDoctorIsExplained() throws IOException {
    Pattern found =
        Pattern.compile("(?:Found\\.(?:of|fixable)\\(|explained\\(|CODE =)\\s*\"([a-z_]+)\"");
    Set<String> codes = inSources(SOURCES.resolve("app/doctor"), found);
    Set<String> explained = all(ROW, section(text("docs/OPERATIONS.md"), "What doctor finds"));
    assertThat(codes).hasSizeGreaterThan(8);
    assertThat(explained).containsAll(codes);
    Pattern word = Pattern.compile("\"([a-z_]+)\"");
    assertThat(inSources(SOURCES.resolve("app/doctor"), word)).containsAll(explained);
  }

  @Test
  void everyPackageIsInTheArchitecture() throws IOException {
    String packages = section(text("docs/ARCHITECTURE.md"), "The packages");
    for (Path file : files(SOURCES, "package-info.java")) {
      String name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
      if (!name.isEmpty() && !name.startsWith("model.")) {
        assertThat(packages).contains("`" + name + "`");
      }
    }
    for (String name : all(ROW, packages)) {
      assertThat(SOURCES.resolve(name.replace('.', '/'))).isDirectory();
    }
  }

  @Test
  void everyDefenceNamesATestThatThereIs() throws IOException {
    String defended = section(text("docs/SECURITY.md"), "What is defended");
    List<String> tests =
        files(Path.of("src/test/java"), ".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .toList();
    List<String> rows = defended.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
    assertThat(rows).hasSizeGreaterThan(10);
    for (String row : rows) {
      String[] cells = row.split(" \\| ", -1);
      assertThat(all(Pattern.compile("`(\\w+)`"), cells[cells.length - 1])).as(row).isNotEmpty();
      assertThat(tests).containsAll(all(Pattern.compile("`(\\w+)`"), cells[cells.length - 1]));
    }
  }

  static Stream<Path> documents() throws IOException {
    return Stream.concat(
        Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
        files(Path.of("docs"), ".md").stream());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFile(Path document) throws IOException {
    for (String link : all(LINK, Files.readString(document))) {
      assertThat(document.resolveSibling(link)).as(link).exists();
    }
  }
}
