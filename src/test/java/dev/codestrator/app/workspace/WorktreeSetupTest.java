package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every new worktree gets, and what is done before it goes.
class WorktreeSetupTest {
  @TempDir Path temp;
  private Orchestra orchestra;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    orchestra
        .git()
        .write(".gitignore", ".env*\n/modules\nset-up\ngone\nsecrets/\n")
        .commit("Ignore");
    orchestra.git().write(".env", "KEY=1\n").write(".env.local", "KEY=2\n");
    orchestra.git().write("modules/one.js", "1\n").write("secrets/deep/key", "k\n");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Scene open(String... setup) {
    String lines =
        String.join("", List.of(setup).stream().map(each -> "    " + each + "\n").toList());
    orchestra.git().write(".orchestrator/config.yaml", "worktree:\n  setup:\n" + lines);
    orchestra.git().commit("Settings");
    return orchestra.open("Checkout");
  }

  private static Answer spawn(Scene scene, String slug) {
    return scene.root().call("worktree.spawn", "slug", slug);
  }

  private static Path path(Answer worktree) {
    return Path.of(worktree.text("path"));
  }

  @Test
  void filesAreCopiedAndLinkedAndCommandsRunInRootsAndChildren() throws IOException {
    Scene scene =
        open(
            "copy: ['.env*', secrets]",
            "link: [modules]",
            "run: ['echo $ORCH_PORT_BASE >set-up', 'test -L modules && pwd >>set-up']",
            "ports: 5");
    Answer child = spawn(scene, "spike");
    for (Path each : List.of(scene.path(), path(child))) {
      assertThat(each.resolve(".env")).hasContent("KEY=1");
      assertThat(each.resolve(".env.local")).hasContent("KEY=2");
      assertThat(each.resolve("secrets/deep/key")).hasContent("k");
      assertThat(Files.readSymbolicLink(each.resolve("modules")))
          .isEqualTo(orchestra.git().root().resolve("modules"));
      assertThat(Files.readAllLines(each.resolve("set-up")).getLast()).isEqualTo(each.toString());
      assertThat(orchestra.git().at(each).git("status", "--porcelain", ".", ":!.orchestrator"))
          .isEmpty();
    }
    assertThat(Files.readAllLines(path(child).resolve("set-up")).getFirst())
        .isEqualTo(child.text("port_base"));
  }

  @Test
  void noTwoWorktreesHaveTheSamePortsNorOnesThatAreInUse() throws IOException {
    Scene scene = open("ports: 10");
    int first = Integer.parseInt(spawn(scene, "one").text("port_base"));
    try (var taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(first + 15));
      int second = Integer.parseInt(spawn(scene, "two").text("port_base"));
      assertThat(second <= first + 15 && first + 15 < second + 10).isFalse();
      int root =
          Integer.parseInt(
              scene.root().call("worktree.list").list("worktrees").stream()
                  .filter(each -> each.text("id").equals(scene.worktree()))
                  .findFirst()
                  .orElseThrow()
                  .text("port_base"));
      assertThat(List.of(root, first, second)).doesNotHaveDuplicates();
    }
  }

  @Test
  void anAgentIsToldItsPorts() {
    Scene scene = open("ports: 3");
    String aCase = scene.aCase("Reject", "One");
    scene.spawn(aCase, "echo $ORCH_PORT_BASE >set-up.new; mv set-up.new set-up; sleep 60");
    Answer child =
        scene.root().call("worktree.list").list("worktrees").stream()
            .filter(each -> !each.text("id").equals(scene.worktree()))
            .findFirst()
            .orElseThrow();
    Path told = path(child).resolve("set-up");
    Waiting.until("told", () -> Files.exists(told));
    assertThat(told).hasContent(child.text("port_base"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run: ['echo some words; exit 3'] | setup_failed | some words",
        "run: ['no-such-program-at-all'] | setup_failed | no-such-program-at-all",
        "run: ['echo begun; sleep 600'] | setup_failed | longer than 1 s",
        "copy: [.envrc] | setup_missing | .envrc",
        "copy: [../elsewhere] | path_outside | elsewhere",
        "copy: [plain] | setup_not_ignored | plain",
        "link: [secrets] | setup_not_ignored | secrets",
        "ports: -1 | out_of_range | -1",
      })
  void whatCannotBeSetUpIsNotMade(String line, String code, String told) {
    Scene scene = open("timeout_seconds: 600");
    orchestra.git().write("plain", "x\n");
    scene
        .git()
        .write(
            ".orchestrator/config.yaml",
            "worktree:\n  setup:\n    timeout_seconds: 1\n    " + line + "\n");
    String branches = orchestra.git().git("branch", "--list");
    int before = scene.root().call("worktree.list").list("worktrees").size();
    Rejection refusal = scene.root().refused("worktree.spawn", "slug", "spike");
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.message()).contains(told);
    assertThat(scene.path().resolveSibling("spike")).doesNotExist();
    assertThat(orchestra.git().git("branch", "--list")).isEqualTo(branches);
    assertThat(scene.root().call("worktree.list").list("worktrees")).hasSize(before);
    assertThat(orchestra.git().root().resolve("secrets/deep/key")).exists();
  }

  @Test
  void whatWasSetUpIsTornDownBeforeItGoes() {
    Scene scene = open("ports: 2", "teardown: 'echo $ORCH_PORT_BASE >$ORCH_MAIN/gone'");
    Answer child = spawn(scene, "spike");
    scene.root().call("worktree.remove", "worktree_id", child.text("id"));
    assertThat(path(child)).doesNotExist();
    assertThat(orchestra.git().root().resolve("gone")).hasContent(child.text("port_base"));
  }

  @Test
  void aTearDownThatFailsKeepsItUnlessByForce() {
    Scene scene = open("link: [modules]", "teardown: 'echo not yet; exit 1'");
    Answer child = spawn(scene, "spike");
    Rejection refusal = scene.root().refused("worktree.remove", "worktree_id", child.text("id"));
    assertThat(refusal.code()).isEqualTo("worktree_kept");
    assertThat(refusal.message()).contains("tear-down", "exited 1");
    assertThat(path(child)).exists();
    scene.root().call("worktree.remove", "worktree_id", child.text("id"), "force", true);
    assertThat(path(child)).doesNotExist();
    assertThat(orchestra.git().root().resolve("modules/one.js")).exists();
  }
}
