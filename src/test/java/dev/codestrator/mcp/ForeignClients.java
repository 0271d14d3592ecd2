package dev.codestrator.mcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Clients from the npm registry, in the versions that `src/test/clients/package-lock.json` pins.
final class ForeignClients {
  private static final Path FOLDER = Path.of("src/test/clients").toAbsolutePath();
  private static final Path INSTALLED = FOLDER.resolve("node_modules/.package-lock.json");

  private ForeignClients() {}

  /// Makes sure that they are installed. A machine without Node has none; in CI that is a failure.
  static void install() throws Exception {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(there, "npm is not on the PATH");
    }
    if (!isInstalled()) {
      run(FOLDER, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }
  }

  private static boolean isInstalled() throws IOException {
    Path wanted = FOLDER.resolve("package-lock.json");
    return Files.exists(INSTALLED)
        && Files.getLastModifiedTime(INSTALLED).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
  }

  /// What the TypeScript SDK's client was told by `orch mcp` in this folder; see `typescript.mjs`.
  static JsonNode typescript(Program program, Path folder) throws Exception {
    String script = FOLDER.resolve("typescript.mjs").toString();
    return Wire.JSON.readTree(
        run(folder, List.of("node", script, program.script().toString(), "mcp")));
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
