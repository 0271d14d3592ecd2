package dev.codestrator.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `orch mcp --http 0` in a process of its own.
///
/// @param told its first line
record HttpServerProcess(Process process, JsonNode told) implements AutoCloseable {
  static HttpServerProcess of(Program program, Path folder, String... options) throws IOException {
    var words = new ArrayList<>(List.of(program.script().toString(), "mcp", "--http", "0"));
    words.addAll(List.of(options));
    Process process =
        Program.process(folder, words.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return new HttpServerProcess(process, Wire.JSON.readTree(String.valueOf(out.readLine())));
  }

  String url() {
    return told.path("url").asText();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  Path tokenFile() {
    return Path.of(told.path("token_file").asText());
  }

  String token() throws IOException {
    return Files.readString(tokenFile()).strip();
  }

  /// Waits for its end.
  ///
  /// @return whether it has ended
  boolean ends() throws InterruptedException {
    return process.waitFor(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
