package dev.codestrator;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.StandardOutput;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs the commands that agents call most, one after the other, so that the launcher can archive
/// the classes that they load.
///
/// Its arguments are an empty folder and what is trained for: `command`, or `server`, which serves
/// an MCP client too. Nothing is printed; a command that fails here costs speed and nothing else.
final class Training {
  private final Path repository;

  private Training(Path folder) {
    this.repository = folder.resolve("repository");
  }

  /// Runs the commands.
  public static void main(String[] args) {
    var training = new Training(Path.of(args[0]));
    training.run();
    if (args[1].equals("server")) {
      training.serve();
    }
  }

  private void run() {
    Disk.createFolders(repository);
    git("init", "--quiet");
    git("commit", "--quiet", "--allow-empty", "--message", "Begin");
    orch("version");
    orch("init");
    String session = orch("open", "Training", "--commit-pending", "--quiet");
    String[] in = {"--session", session};
    String epic = orch(in, "task", "add", "epic", "Epic", "--quiet");
    String feature = orch(in, "task", "add", "feature", "Feature", "--parent", epic, "--quiet");
    String group = orch(in, "task", "add", "test_group", "Group", "--parent", feature, "--quiet");
    String task =
        orch(in, "task", "add", "case", "Case", "--parent", group, "--step", "Step", "--quiet");
    orch(in, "case", "begin", task);
    orch(in, "step", "check", task, "Step", "pass", "--command", "true", "--exit-code", "0");
    orch(in, "task", "show", task, "--json");
    orch(in, "step", "check", task, "Another", "pass");
    orch(in, "task", "show", task);
    orch(in, "task", "list");
    orch(in, "task", "tree");
    orch(in, "task", "next");
    orch(in, "here");
    orch(in, "lock", "README.md");
    orch(in, "inbox", "send", "root", "Hello");
    orch(in, "inbox");
    orch(in, "case", "complete", task, "Done");
    orch(in, "status");
    orch(in, "worktree", "list");
    orch(in, "call", "session.list", "{}");
    hooks(session);
  }

  /// What an agent's hooks ask, of the root's thread: a message waits for it.
  private void hooks(String session) {
    String thread = text(orch("--session", session, "call", "work.current_ref", "{}"), "thread_id");
    orch("--session", session, "inbox", "send", thread, "Hello");
    String[] in = {"--thread", thread, "--session", session};
    for (String event : List.of("SessionStart", "UserPromptSubmit", "PreToolUse", "Stop")) {
      String words = "hook " + event + " " + String.join(" ", in);
      run(
          "{\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"README.md\"}}",
          words.split(" "));
    }
  }

  private static String text(String json, String field) {
    return String.valueOf(Json.object(json).get(field));
  }

  private void serve() {
    serve(
        "initialize",
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"training\",\"version\":\"1\"}}",
        "tools/list",
        "{}",
        "resources/list",
        "{}",
        "tools/call",
        "{\"name\":\"orch_task\",\"arguments\":{\"method\":\"task.list\"}}");
  }

  private void git(String... words) {
    var all = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
    new SystemPrograms().run(Command.of(repository, all));
  }

  private String orch(String[] options, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of(options));
    return orch(all.toArray(String[]::new));
  }

  /// Serves a client of MCP.
  ///
  /// @param requests names and parameters, by turns
  private void serve(String... requests) {
    var lines = new StringBuilder();
    for (int i = 0; i < requests.length; i += 2) {
      lines.append(
          """
          {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}
          """
              .formatted(i, requests[i], requests[i + 1]));
    }
    run(lines.toString(), "mcp");
  }

  private String orch(String... words) {
    return run("", words);
  }

  /// Through the same streams as [Main] has: a class that isn't loaded here is made at every start.
  private String run(String input, String... words) {
    var out = new ByteArrayOutputStream();
    try (var stream = new PrintStream(StandardOutput.into(out), false, StandardCharsets.UTF_8)) {
      var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
      Main.run(List.of(words), trainee(), repository, in, stream, stream);
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  /// The environment, gone through as a real one is, without what says who calls.
  private static Map<String, String> trainee() {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("ORCH_"));
    environment.put("USER", "training");
    return environment;
  }
}
