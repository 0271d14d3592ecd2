package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Clients from the npm registry, in the versions that `src/test/clients/package-lock.json` pins.
final class ForeignClients {
  private static final Path FOLDER = Path.of("src/test/clients").toAbsolutePath();
  private static final Path INSTALLED = FOLDER.resolve("node_modules/.package-lock.json");

  private ForeignClients() {}

  /// Fails, with the command to run, when they aren't installed.
  static void require() {
    assertThat(INSTALLED).as("installed by: npm ci --prefix src/test/clients").exists();
  }

  /// What the TypeScript SDK's client was told by `orch mcp` in this folder; see `typescript.mjs`.
  static JsonNode typescript(Program program, Path folder) throws Exception {
    String script = FOLDER.resolve("typescript.mjs").toString();
    return Wire.JSON.readTree(
        run(folder, List.of("node", script, program.script().toString(), "mcp")));
  }

  /// The same over HTTP.
  static JsonNode typescript(HttpServerProcess server, Path folder) throws Exception {
    String script = FOLDER.resolve("typescript.mjs").toString();
    return Wire.JSON.readTree(run(folder, List.of("node", script, server.url(), server.token())));
  }

  /// What the inspector's command line prints for one request over HTTP.
  static JsonNode inspector(HttpServerProcess server, Path folder, String... options)
      throws Exception {
    var words = new ArrayList<String>();
    words.add(FOLDER.resolve("node_modules/.bin/mcp-inspector").toString());
    words.addAll(List.of("--cli", server.url(), "--transport", "http"));
    words.addAll(List.of("--header", "Authorization: Bearer " + server.token()));
    words.addAll(List.of(options));
    return Wire.JSON.readTree(run(folder, words));
  }

  /// What the inspector's command line prints for one request to `orch mcp` in this folder.
  static JsonNode inspector(Program program, Path folder, String... options) throws Exception {
    var words = new ArrayList<String>();
    words.add(FOLDER.resolve("node_modules/.bin/mcp-inspector").toString());
    words.addAll(List.of("--cli", program.script().toString(), "mcp"));
    words.addAll(List.of(options));
    return Wire.JSON.readTree(run(folder, words));
  }

  private static String run(Path folder, List<String> words) throws Exception {
    Process process =
        Program.process(folder, words.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new AssertionError(words + " ended with " + exit + ":\n" + out);
    }
    return out;
  }
}
