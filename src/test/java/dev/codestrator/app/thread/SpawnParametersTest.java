package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a spawn may be told.
class SpawnParametersTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static Object[] request(String command, Object... more) {
    var all = new ArrayList<Object>(List.of("provider", "command", "launch_command", command));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private static Object[] with(Object[] some, Object... more) {
    var all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private Answer spawn(String command, Object... more) {
    return scene.root().call("thread.child.spawn", request(command, more));
  }

  private String refused(Object... more) {
    return scene.root().refused("thread.child.spawn", request("exec sleep 60", more)).code();
  }

  private String record(Answer spawned) {
    String id = spawned.at("thread").text("thread_id");
    return scene.git().read(".orchestrator/threads/" + id + ".md").orElseThrow();
  }

  @Test
  void withoutALaunchAllIsThereButTheProgram() throws IOException {
    String aCase = scene.aCase("One", "Step");
    Answer spawned =
        spawn("exec sleep 60", "scope_case_ids", List.of(aCase), "launch_codex", false);
    String thread = spawned.at("thread").text("thread_id");
    assertThat(spawned.at("thread").text("status")).isEqualTo("starting");
    assertThat(spawned.at("thread").get("pane_exists")).isEqualTo(true);
    assertThat(record(spawned)).contains("status: starting");
    Path prompt = Path.of(spawned.text("prompt"));
    assertThat(prompt)
        .content()
        .contains("- case_id: " + aCase, "## Now", "Begin case " + aCase, "orch inbox send root");
    assertThat(scene.file(aCase)).startsWith(Path.of(spawned.text("worktree_path")));
    Path script = prompt.resolveSibling("launch.sh");
    assertThat(script).isExecutable();
    Waiting.until(
        "the pane says how to launch it",
        () ->
            scene
                .root()
                .call("thread.child.status", "thread_id", thread)
                .text("last_response")
                .contains("launch"));
  }

  @Test
  void aTaskStandsForItsOpenCases() {
    Answer epic =
        scene
            .root()
            .call(
                "task.create",
                "level",
                "epic",
                "title",
                "E",
                "children",
                List.of(
                    Map.of(
                        "title",
                        "F",
                        "children",
                        List.of(
                            Map.of(
                                "title",
                                "G",
                                "children",
                                List.of(
                                    Map.of("title", "A"),
                                    Map.of("title", "B"),
                                    Map.of("title", "C")))))));
    Answer group = epic.list("children").getFirst().list("children").getFirst();
    List<String> cases = group.each("children", "id");
    scene.root().call("case.begin", "case_id", cases.getFirst());
    scene.root().call("case.complete", "case_id", cases.getFirst(), "summary", "x");
    Answer spawned = spawn("exec sleep 60", "scope_task_ids", List.of(epic.text("id")));
    assertThat(spawned.at("thread").texts("scope"))
        .containsExactlyInAnyOrder(cases.get(1), cases.get(2));
    assertThat(refused("scope_task_ids", List.of(epic.text("id")))).isEqualTo("case_taken");
    assertThat(refused("scope_task_ids", List.of("e-0000000"))).isEqualTo("unknown_id");
  }

  @Test
  void nodesOfThePlanAreInItsPromptAndItsRecord() {
    String node =
        scene.aSlice("Cards", "summary", "Only Visa", "affected_files", List.of("src/**"));
    Answer spawned =
        spawn(
            "exec sleep 60",
            "role",
            "plan-architect",
            "objective",
            "Plan it",
            "scope_node_ids",
            List.of(node));
    assertThat(record(spawned)).contains("scope_nodes:\n  - " + node);
    assertThat(Path.of(spawned.text("prompt")))
        .content()
        .contains("## Plan node " + node + ": Cards", "Only Visa", "- touches: src/**");
    assertThat(refused("role", "plan-architect", "scope_node_ids", List.of("n-0000000")))
        .isEqualTo("unknown_id");
  }

  @Test
  void theParentIsAThreadOfTheSession() {
    String first = scene.spawn(scene.aCase("One"), "exec sleep 60");
    Answer spawned =
        spawn(
            "exec sleep 60",
            "scope_case_ids",
            List.of(scene.aCase("Two")),
            "parent_thread_id",
            first);
    assertThat(record(spawned)).contains("parent: " + first);
    assertThat(
            scene
                .root()
                .call("thread.child.list", "parent_thread_id", first)
                .each("threads", "thread_id"))
        .containsExactly(spawned.at("thread").text("thread_id"));
    String aCase = scene.aCase("Three");
    assertThat(refused("scope_case_ids", List.of(aCase), "parent_thread_id", "t-0000000"))
        .isEqualTo("unknown_id");
    Scene other = orchestra.open("Other work");
    assertThat(refused("scope_case_ids", List.of(aCase), "parent_thread_id", other.thread()))
        .isEqualTo("other_session");
    Answer cut = scene.root().call("thread.child.list", "limit", 1);
    assertThat(cut.list("threads")).hasSize(1);
    assertThat(cut.text("cursor")).isEqualTo("1");
  }

  @Test
  void theTmuxSessionIsMadeOnlyWhenItMayBe() {
    String aCase = scene.aCase("One");
    assertThat(refused("scope_case_ids", List.of(aCase), "ensure_tmux", false))
        .isEqualTo("no_tmux_session");
    assertThat(scene.root().call("thread.child.list").list("threads")).isEmpty();
    Answer first =
        spawn(
            "exec sleep 60",
            "scope_case_ids",
            List.of(aCase),
            "tmux_session_name",
            "mine",
            "tmux_window_name",
            "work",
            "interaction_mode",
            "interactive");
    assertThat(first.at("tmux").text("session")).isEqualTo("mine");
    assertThat(first.at("tmux").text("window")).isEqualTo("work");
    assertThat(first.at("attach_info").text("command")).contains(" attach -t ");
  }

  @Test
  void aWindowIsSharedAsItIsAskedFor() {
    Object[] place = {"tmux_session_name", "mine", "tmux_window_name", "work"};
    spawn("exec sleep 60", with(place, "scope_case_ids", List.of(scene.aCase("One"))));
    Answer second =
        spawn(
            "exec sleep 60",
            with(
                place,
                "scope_case_ids",
                List.of(scene.aCase("Two")),
                "ensure_tmux",
                false,
                "split_direction",
                "horizontal"));
    assertThat(second.at("attach_info").text("command")).contains(" attach -r -t ");
    String tops =
        orchestra
            .tmux()
            .programs()
            .run(
                dev.codestrator.io.Command.of(
                    temp,
                    List.of(
                        "tmux",
                        "-S",
                        orchestra.tmux().socket(),
                        "list-panes",
                        "-t",
                        "=mine:=work",
                        "-F",
                        "#{pane_top}")))
            .out();
    assertThat(tops).isEqualTo("0\n0\n");
  }

  @Test
  void aHeadlessAgentReadsNothingFromItsTerminal() {
    String command = "cat >input; echo end >>input; exec sleep 60";
    String aCase = scene.aCase("One");
    Answer spawned = spawn(command, "scope_case_ids", List.of(aCase), "runner_kind", "exec");
    Path input = Path.of(spawned.text("worktree_path")).resolve("input");
    Waiting.until("its input ended", () -> Files.exists(input) && input.toFile().length() == 4);
    String other = scene.aCase("Two");
    spawn("exec sleep 60", "scope_case_ids", List.of(other), "runner_kind", "agents_sdk_codex_mcp");
    assertThat(refused("scope_case_ids", List.of(scene.aCase("Three")), "runner_kind", "magic"))
        .isEqualTo("wrong_type");
  }

  @Test
  void itsWordsAreKeptWhenItsPaneIsGone() {
    String thread =
        scene.spawn(scene.aCase("One"), "printf '\\033[31mred\\033[0m words\\n'; exec sleep 60");
    Waiting.until("the log has it", () -> log(thread).contains("red words"));
    assertThat(log(thread)).doesNotContain("\u001b");
    scene.root().call("thread.child.stop", "thread_id", thread, "terminate_pane", true);
    Answer status = scene.root().call("thread.child.status", "thread_id", thread);
    assertThat(status.get("pane_exists")).isEqualTo(false);
    assertThat(status.text("last_response")).contains("red words");
    assertThat(status.text("provider_status")).isEqualTo("stopped");
    assertThat(status.fields()).doesNotContainKeys("turn", "tokens", "files_modified");
    assertThat(
            scene
                .child(Role.WORKER, thread)
                .refused("thread.child.status", "thread_id", thread)
                .code())
        .isEqualTo("not_your_method");
  }

  private String log(String thread) {
    return scene
        .root()
        .call("thread.child.status", "thread_id", thread, "source", "log")
        .text("last_response");
  }
}
