package dev.codestrator.soak;

import dev.codestrator.json.Json;
import dev.codestrator.model.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server that one client asks, one call after the other. It may be killed at any time; the next
/// call has another one started.
final class Server implements AutoCloseable {
  private final Yard yard;
  private final Path place;
  private final List<String> options;
  private volatile Process process;
  private BufferedReader out;
  private int number;

  /// What a call was answered.
  ///
  /// @param ok whether it was done; else `code` says why not
  record Reply(boolean ok, String code, Map<String, Object> fields) {
    String text(String field) {
      return String.valueOf(fields.get(field));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> in(String field) {
      return (Map<String, Object>) fields.getOrDefault(field, Map.of());
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> rows(String field) {
      return (List<Map<String, Object>>) fields.getOrDefault(field, List.of());
    }
  }

  /// No answer came: whether the call was done nobody knows.
  static final class Gone extends Exception {
    private static final long serialVersionUID = 1;

    Gone(Throwable cause) {
      super(cause);
    }
  }

  Server(Yard yard, Path place, String... options) throws IOException {
    this.yard = yard;
    this.place = place;
    this.options = List.of(options);
    this.process = launch();
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  private Process launch() throws IOException {
    var words = new java.util.ArrayList<>(List.of(yard.launcher().toString(), "mcp"));
    words.addAll(options);
    return yard.builder(place, words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Calls a method.
  ///
  /// @throws Gone when the server ended before it answered
  synchronized Reply call(String method, Object... pairs) throws Gone {
    var params = new java.util.LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      params.put(pairs[i].toString(), pairs[i + 1]);
    }
    try {
      if (number == 0) {
        greet();
      }
      return reply(
          request(
              "tools/call",
              Map.of(
                  "name",
                  "orchestrator.call",
                  "arguments",
                  Map.of("method", method, "params", params))));
    } catch (IOException e) {
      again();
      throw new Gone(e);
    }
  }

  private void greet() throws IOException {
    request(
        "initialize",
        Map.of(
            "protocolVersion",
            "2025-06-18",
            "capabilities",
            Map.of(),
            "clientInfo",
            Map.of("name", "soak", "version", "1")));
  }

  private Map<String, Object> request(String method, Map<String, Object> params)
      throws IOException {
    number++;
    String line =
        Json.text(Map.of("jsonrpc", "2.0", "id", number, "method", method, "params", params));
    var in = process.getOutputStream();
    in.write((line.replace("\n", " ") + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    while (true) {
      String answer = out.readLine();
      if (answer == null) {
        throw new IOException("the server ended: exit " + exit());
      }
      Map<String, Object> message = whole(answer);
      if (String.valueOf(message.get("id")).equals(Integer.toString(number))) {
        return message;
      }
    }
  }

  /// How it ended: 128 and the number of the signal, when by one.
  private String exit() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS)
          ? Integer.toString(process.exitValue())
          : "none, its output alone has ended";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  private static Map<String, Object> whole(String line) throws IOException {
    try {
      return Json.object(line);
    } catch (Rejection.Invalid e) {
      throw new IOException("the server ended within a line", e);
    }
  }

  private static Reply reply(Map<String, Object> message) {
    Reply whole = new Reply(true, "", message);
    if (message.containsKey("error")) {
      return new Reply(false, "protocol", whole.in("error"));
    }
    Reply result = new Reply(true, "", whole.in("result"));
    Map<String, Object> fields = result.in("structuredContent");
    boolean ok = !result.text("isError").equals("true");
    return new Reply(ok, ok ? "" : String.valueOf(fields.get("code")), fields);
  }

  private void again() {
    try {
      process.destroyForcibly();
      process = launch();
      out = process.inputReader(StandardCharsets.UTF_8);
      number = 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Ends it as a client does: its input ends.
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
