package dev.codestrator.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server whose lines the test writes and reads by itself.
record Raw(Process process, BufferedReader out) implements AutoCloseable {
  static Raw of(Program program, Path folder) throws IOException {
    Process process =
        Program.process(folder, program.script().toString(), "mcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Raw(process, process.inputReader(StandardCharsets.UTF_8));
  }

  Raw send(String line) throws IOException {
    return send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Raw send(byte[] bytes) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(bytes);
    in.flush();
    return this;
  }

  /// The next message.
  JsonNode next() throws IOException {
    return Wire.JSON.readTree(String.valueOf(out.readLine()));
  }

  /// Calls a tool; the answer comes later.
  Raw call(int id, String tool, String arguments) throws IOException {
    return send(
        """
        {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s}}\
        """
            .formatted(id, tool, arguments));
  }

  /// Closes the server's input; all messages that still come, until it has ended.
  List<JsonNode> end() throws IOException {
    process.getOutputStream().close();
    var rest = new ArrayList<JsonNode>();
    String line = out.readLine();
    while (line != null) {
      rest.add(Wire.JSON.readTree(line));
      line = out.readLine();
    }
    return rest;
  }

  /// How the server ended.
  int exitCode() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the server did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
