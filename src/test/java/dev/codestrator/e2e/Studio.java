package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A repository with an open session whose children are the real agents.
///
/// @param model what they speak to
record Studio(Scene scene, ModelStandIn model, AgentPrograms agents) implements AutoCloseable {
  /// Of many that are spawned at once, the last waits for the others.
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /// What the settings say: in the tests everything is below `/tmp`, where Codex lets commands
  /// write unless it is told not to.
  private static final String SETTINGS =
      """
      agents:
        codex:
          args:
            - -c
            - sandbox_workspace_write.exclude_slash_tmp=true
      hooks:
        stop_nudges: 0
      """;

  static Studio in(Path folder) throws IOException {
    GitFixture git = GitFixture.in(folder);
    ModelStandIn model = ModelStandIn.start();
    AgentPrograms agents = AgentPrograms.in(git.home(), model);
    Orchestra orchestra = Orchestra.on(git).with(agents.launching());
    orchestra.clock().followTheMachine();
    Scene scene = orchestra.open("Checkout");
    scene.git().write(".orchestrator/config.yaml", SETTINGS).commit("Settings");
    return new Studio(scene, model, agents);
  }

  /// The same for somebody who hasn't got these variables.
  Studio without(String... names) {
    Map<String, String> variables = agents.launching();
    variables.keySet().removeAll(List.of(names));
    Scene poorer =
        new Scene(
            scene.orchestra().with(variables),
            scene.session(),
            scene.thread(),
            scene.worktree(),
            scene.path());
    return new Studio(poorer, model, agents);
  }

  /// Settings of the session, besides those that it has.
  void settings(String yaml) {
    scene.git().write(".orchestrator/config.yaml", SETTINGS + yaml).commit("Settings");
  }

  /// Calls tmux as a person at a terminal would.
  String tmux(String... words) {
    var line = new ArrayList<>(List.of("tmux", "-S", scene.orchestra().tmux().socket()));
    line.addAll(List.of(words));
    Outcome outcome = scene.orchestra().tmux().programs().run(Command.of(agents.home(), line));
    assertThat(outcome.ok()).as(outcome.err()).isTrue();
    return outcome.out();
  }

  /// A child's pane.
  String pane(String thread) throws IOException {
    return Files.readString(folder(thread).resolve("pane")).strip();
  }

  /// Spawns a worker for a Case; its ID.
  String spawn(String provider, String aCase, Object... more) {
    var fields =
        new ArrayList<Object>(List.of("provider", provider, "scope_case_ids", List.of(aCase)));
    fields.addAll(List.of(more));
    return scene.root().call("thread.child.spawn", fields.toArray()).at("thread").text("thread_id");
  }

  /// What `orch` prints as a process of its own; it must succeed.
  String orch(String... words) {
    var line = new ArrayList<>(List.of(agents.launching().get("ORCH_BIN")));
    line.addAll(List.of(words));
    line.addAll(List.of("--session", scene.session()));
    Outcome outcome =
        scene
            .orchestra()
            .git()
            .programs(scene.orchestra().surroundings())
            .run(Command.of(scene.orchestra().git().root(), line).withLimit(LONGEST));
    assertThat(outcome.ok()).as(outcome.err()).isTrue();
    return outcome.out().strip();
  }

  /// A child as it is now.
  Answer status(String thread) {
    return scene.root().call("thread.child.status", "thread_id", thread);
  }

  /// Waits until a child has one of these states.
  void await(String thread, String... states) {
    Answer waited =
        scene
            .root()
            .call(
                "thread.child.wait_status",
                "thread_id",
                thread,
                "target_statuses",
                List.of(states),
                "timeout_seconds",
                60);
    assertThat(waited.text("achieved")).as(() -> waited + "\n" + status(thread)).isEqualTo("true");
  }

  /// What is kept of a child on this machine.
  Path folder(String thread) {
    return local().resolve("threads").resolve(thread);
  }

  private Path local() {
    return scene.orchestra().git().root().resolve(".git/orchestrator");
  }

  /// What a child's hooks have told so far, in order.
  List<HookEvent> events(String thread) throws IOException {
    var events = new ArrayList<HookEvent>();
    try (Stream<Path> files = Files.list(local().resolve("events").resolve(thread))) {
      for (Path file : files.sorted().toList()) {
        HookEvent.of(file.getFileName().toString(), Files.readString(file)).ifPresent(events::add);
      }
    }
    return events;
  }

  /// The names that a child's program gave its conversations.
  List<String> conversations(String thread) throws IOException {
    return events(thread).stream()
        .flatMap(event -> event.text("session_id").stream())
        .distinct()
        .toList();
  }

  /// The prompts that a child said it had got.
  List<String> prompts(String thread) throws IOException {
    return events(thread).stream()
        .filter(event -> event.name().equals("UserPromptSubmit"))
        .flatMap(event -> event.text("prompt").stream())
        .toList();
  }

  /// Waits until a child's hooks have told this event so many times.
  void told(String thread, String event, int times) {
    Waiting.until(
        thread + " told " + event,
        () -> {
          try {
            return events(thread).stream().filter(each -> each.name().equals(event)).count()
                >= times;
          } catch (IOException e) {
            return false;
          }
        });
  }

  /// Waits until no process has this in its command line, but for the tmux server, which keeps that
  /// of its first session.
  ///
  /// What an agent starts as its last act may be missed when it is stopped, and ends by itself.
  static void awaitNoneOf(String word) {
    Waiting.until("nothing of " + word + " runs", () -> processesOf(word).isEmpty());
  }

  private static List<String> processesOf(String word) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .flatMap(each -> each.info().commandLine().stream())
        .filter(line -> line.contains(word) && !line.contains(" new-session "))
        .toList();
  }

  /// What a worker does with its Case by its own calls: begin, one edit, its steps, the end.
  static Script works(String aCase, String step, Reply edit) {
    return Script.of(
        Reply.calls("orch_task", "case.begin", Map.of("case_id", aCase)),
        edit,
        Reply.calls(
            "orch_task", "step.check", Map.of("case_id", aCase, "step", step, "result", "pass")),
        Reply.calls(
            "orch_task",
            "case.complete",
            Map.of("case_id", aCase, "summary", "Expired cards are refused")),
        new Reply.Says("Done."));
  }

  /// The same by all the calls that the worker's skill tells of.
  static Script worksByTheSkill(String aCase, String step, Reply edit) {
    Map<String, Object> shown = Map.of("command", "cat card.txt", "exit_code", 0);
    return Script.of(
        Reply.calls("orch_lifecycle", "work.current_ref", Map.of()),
        Reply.calls("orch_task", "task.get", Map.of("task_id", aCase)),
        Reply.calls("orch_task", "case.begin", Map.of("case_id", aCase)),
        Reply.calls("orch_workspace", "lock.acquire", Map.of("scope_path", "card.txt")),
        edit,
        Reply.calls(
            "orch_task",
            "step.check",
            Map.of("case_id", aCase, "step", step, "result", "pass", "evidence", shown)),
        Reply.calls("orch_inbox", "inbox.pending", Map.of()),
        Reply.calls(
            "orch_task",
            "case.complete",
            Map.of("case_id", aCase, "summary", "Expired cards are refused")),
        new Reply.Says("Done."));
  }

  /// Nobody writes any more when the test's folder is deleted.
  @Override
  public void close() {
    scene
        .root()
        .call("thread.child.list")
        .each("threads", "thread_id")
        .forEach(id -> scene.root().call("thread.child.stop", "thread_id", id));
    scene.orchestra().close();
    model.close();
  }
}
