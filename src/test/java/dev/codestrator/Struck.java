package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.json.Json;
import dev.codestrator.mcp.McpProgram;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Calls of a session's root, each by a process of its own that a signal strikes on its way.
record Struck(GitFixture git, String session) {
  /// The names of the places that a call passes on its way; it is done.
  List<String> places(String method, Object... pairs) {
    var places = new ArrayList<String>();
    desk(places::add).call(method, pairs);
    return places;
  }

  /// The places between the steps of a call, which is done: each step has just been written down,
  /// the next one not begun.
  List<Integer> steps(String method, Object... pairs) {
    List<String> names = places(method, pairs);
    var steps = new ArrayList<Integer>();
    for (int n = 1; n <= names.size(); n++) {
      if (names.get(n - 1).equals("committed")) {
        steps.add(n);
      }
    }
    assertThat(steps).as(names.toString()).isNotEmpty();
    return steps;
  }

  /// Calls, and is killed when it comes to the n-th place.
  void kill(int place, String method, Object... pairs) throws Exception {
    end("KILL", ForkedJvm.KILLED, place, method, pairs);
  }

  /// Calls, and is asked to end when it comes to the n-th place.
  void terminate(int place, String method, Object... pairs) throws Exception {
    end("TERM", ForkedJvm.TERMINATED, place, method, pairs);
  }

  private void end(String signal, int code, int place, String method, Object... pairs)
      throws Exception {
    try (ForkedJvm dying = start("call", signal, place, method, pairs)) {
      assertThat(dying.line()).as("printed").isEqualTo("null");
      assertThat(dying.process().waitFor()).isEqualTo(code);
    }
  }

  /// Calls, stands still when it comes to the n-th place while others do something, and goes on.
  ///
  /// @return what it printed: `done`, or the code of its refusal
  String stop(int place, ThrowingCallable meanwhile, String method, Object... pairs)
      throws Exception {
    try (ForkedJvm stopped = start("call", "STOP", place, method, pairs)) {
      Waiting.until("it is stopped", stopped::isStopped);
      try {
        meanwhile.call();
      } catch (Throwable e) {
        throw new AssertionError("meanwhile", e);
      }
      stopped.goOn();
      return stopped.line();
    }
  }

  /// Calls a server, which is asked to end when the call comes to the n-th place.
  ///
  /// @return the server's answer
  String serve(int place, String method, Object... pairs) throws Exception {
    var client = Map.of("name", "test", "version", "1");
    var hello =
        Map.of("protocolVersion", "2025-06-18", "capabilities", Map.of(), "clientInfo", client);
    var call = Map.of("method", method, "params", values(pairs));
    try (ForkedJvm server = start("serve", "TERM", place, method, pairs)) {
      request(server, 0, "initialize", hello);
      String answer =
          request(server, 1, "tools/call", Map.of("name", "orchestrator.call", "arguments", call));
      Waiting.until("it ends after " + answer, () -> !server.process().isAlive());
      assertThat(server.process().exitValue()).isEqualTo(ForkedJvm.TERMINATED);
      return answer;
    }
  }

  private static String request(ForkedJvm server, int id, String method, Map<String, ?> params)
      throws IOException {
    String text = Json.text(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
    OutputStream in = server.process().getOutputStream();
    in.write((text.replace("\n", " ") + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    return server.line();
  }

  private static Map<String, Object> values(Object... pairs) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return values;
  }

  private ForkedJvm start(String way, String signal, int place, String method, Object... pairs)
      throws IOException {
    return ForkedJvm.start(
        List.of(),
        Struck.class,
        git.home(),
        git.root(),
        session,
        way,
        signal,
        place,
        method,
        Json.text(values(pairs)));
  }

  private Desk desk(FaultPoint faults) {
    return new Desk(
        git, Desk.at(git, faults).dispatcher(), Optional.of(new Id(session)), Role.ROOT);
  }

  /// The process.
  public static void main(String[] words) {
    var struck = new Struck(new GitFixture(Path.of(words[0]), Path.of(words[1])), words[2]);
    int place = Integer.parseInt(words[5]);
    switch (words[3]) {
      case "serve" -> struck.serve(ForkedJvm.strikeAt(words[4], place, () -> {}));
      default ->
          struck.call(
              ForkedJvm.strikeAt(words[4], place, () -> stay(words[4])),
              words[6],
              Json.object(words[7]));
    }
  }

  /// Nobody comes further while a signal is still on its way: who is asked to end stays there, who
  /// is stopped stays until he is told to go on.
  private static void stay(String signal) {
    try {
      while (signal.equals("TERM")) {
        LockSupport.park();
      }
      if (signal.equals("STOP")) {
        System.in.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void call(FaultPoint faults, String method, Map<String, Object> params) {
    var pairs = new ArrayList<Object>();
    params.forEach((name, value) -> pairs.addAll(List.of(name, value)));
    try {
      desk(faults).call(method, pairs.toArray());
      System.out.println("done");
    } catch (Rejection e) {
      System.out.println(e.code());
    }
  }

  private void serve(FaultPoint faults) {
    var caller =
        new Caller(
            Role.ROOT, Optional.of(new Id(session)), Optional.empty(), "ada@host", "1", false);
    new McpProgram(desk(faults).dispatcher(), "test", _ -> "")
        .serve(git.root(), caller, System.in, System.out, System.err);
  }
}
