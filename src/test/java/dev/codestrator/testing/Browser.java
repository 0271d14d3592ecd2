package dev.codestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Looks at pages with a real browser, by the scripts in `src/test/pages`.
public final class Browser {
  private static final Path FOLDER = Path.of("src/test/pages").toAbsolutePath();

  private Browser() {}

  /// What a script tells.
  ///
  /// Fails, with the command to run, when what it needs isn't installed.
  public static Map<String, Object> run(String script, List<String> arguments) throws Exception {
    assertThat(FOLDER.resolve("node_modules/.package-lock.json"))
        .as("installed by: npm ci --prefix src/test/pages")
        .exists();
    var words = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    words.addAll(arguments);
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(script + " told: " + out).isZero();
    return Json.object(out);
  }

  /// The texts in a field.
  @SuppressWarnings("unchecked")
  public static List<String> texts(Map<String, Object> told, String field) {
    return (List<String>) Objects.requireNonNull(told.get(field));
  }

  /// The objects in a field.
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> objects(Map<String, Object> told, String field) {
    return (List<Map<String, Object>>) Objects.requireNonNull(told.get(field));
  }

  /// The text in a field.
  public static String text(Map<String, Object> told, String field) {
    return Objects.requireNonNull(told.get(field)).toString();
  }
}
