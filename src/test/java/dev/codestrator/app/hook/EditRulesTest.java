package dev.codestrator.app.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
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

/// Which files a child may change.
class EditRulesTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String aCase;
  private Asking child;

  @BeforeEach
  void spawn() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    aCase =
        scene.aCase("Pay", Map.of("steps", List.of("Pay"), "files", List.of("src/pay/**", "docs")));
    child = Asking.worker(scene, aCase);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private void lock(String path, String... more) {
    var pairs = new ArrayList<Object>(List.of("scope_path", path));
    pairs.addAll(List.of(more));
    scene.root().call("lock.acquire", pairs.toArray());
  }

  private String patched(String recorded, String... changes) {
    String input = child.recorded(recorded);
    for (int i = 0; i < changes.length; i += 2) {
      input = input.replace(changes[i], changes[i + 1]);
    }
    return child
        .ask("PreToolUse", input)
        .filter(HookAnswer.Denial.class::isInstance)
        .map(answer -> ((HookAnswer.Denial) answer).reason())
        .orElse("");
  }

  @Test
  void theCasesFilesMayBeChanged() {
    assertThat(child.write("src/pay/Card.java")).isEmpty();
    assertThat(child.write(child.worktree() + "/docs/pay.md")).isEmpty();
    assertThat(child.write("src/pay/../pay/./Card.java")).isEmpty();
  }

  @Test
  void itsRecordsMayBeChangedByHand() {
    assertThat(child.write(".orchestrator/tasks/x.md")).isEmpty();
  }

  @Test
  void aPathOutsideOfTheWorktreeIsDenied() throws IOException {
    Path outside = scene.orchestra().git().root();
    for (String path :
        List.of(
            outside + "/README.md",
            "../" + outside.getFileName() + "/README.md",
            "src/../../new.txt",
            "missing/../../new.txt",
            "~/notes.md",
            "/etc/hosts",
            scene.path() + "/src/pay/Card.java",
            child.worktree().toString())) {
      assertThat(child.denied(path)).as(path).contains("outside of your worktree", "orch inbox");
    }
    assertThat(child.denied(child.worktree() + "x/new.txt")).contains("outside");
  }

  @Test
  void gitsOwnFileIsOutside() {
    assertThat(child.denied(".git")).contains("outside");
  }

  @Test
  void aLinkIsJudgedByWhereItLeads() throws IOException {
    Files.createDirectories(child.worktree().resolve("src/pay"));
    Files.createSymbolicLink(child.worktree().resolve("src/pay/out"), temp);
    Files.createSymbolicLink(child.worktree().resolve("docs"), Path.of("src/pay"));
    Files.createSymbolicLink(child.worktree().resolve("gone"), temp.resolve("not-there"));
    assertThat(child.denied("src/pay/out/new.txt")).contains("outside");
    assertThat(child.denied("gone")).contains("outside");
    assertThat(child.write("docs/Card.java")).isEmpty();
    lock("src/pay/Card.java");
    assertThat(child.denied("docs/Card.java")).contains("src/pay/Card.java is held by");
  }

  @Test
  void anotherWorktreeBelowThisOneIsOutside() {
    Path inner = child.worktree().resolve("src/pay/inner");
    orchestra.git().git("worktree", "add", "--quiet", "-b", "inner", inner.toString());
    assertThat(child.denied("src/pay/inner/new.txt")).contains("outside");
  }

  @Test
  void whatSomebodyElseLeasesIsDeniedWithItsHolder() {
    lock("src/pay/Card.java", "reason", "I rewrite it");
    assertThat(child.denied("src/pay/Card.java"))
        .contains(
            "src/pay/Card.java is held by the root of " + scene.session(),
            "I rewrite it",
            "orch inbox send root");
    assertThat(child.write("src/pay/Card.javax")).isEmpty();
    assertThat(child.write("src/pay/card.java")).as("another file where case counts").isEmpty();
  }

  @Test
  void itsOwnLeaseKeepsItFromNothing() {
    child.player().call("lock.acquire", "scope_path", "src/pay", "scope_type", "prefix");
    assertThat(child.write("src/pay/Card.java")).isEmpty();
  }

  @Test
  void aSharedLeaseKeepsOutWhoHoldsNone() {
    lock("src/pay/Card.java", "mode", "shared");
    assertThat(child.denied("src/pay/Card.java")).contains("is held by");
    child.player().call("lock.acquire", "scope_path", "src/pay/Card.java", "mode", "shared");
    assertThat(child.write("src/pay/Card.java")).isEmpty();
  }

  @Test
  void leasesOnlyWarnOrCountForNothingWhereTheSettingsSaySo() {
    lock("src/pay/Card.java");
    child.settings("rules:\n  lease_policy: warn\n");
    assertThat(child.warned("src/pay/Card.java")).contains("is held by");
    child.settings("rules:\n  lease_policy: off\n");
    assertThat(child.write("src/pay/Card.java")).isEmpty();
  }

  @Test
  void anEditOutsideOfTheCasesFilesIsWarnedOf() {
    assertThat(child.warned("src/Main.java"))
        .contains("src/Main.java is not among the files of case " + aCase, "docs, src/pay/**");
    child.player().call("lock.acquire", "scope_path", "src/Main.java");
    assertThat(child.write("src/Main.java")).as("leased for it").isEmpty();
  }

  @Test
  void itIsDeniedOrPassesWhereTheSettingsSaySo() {
    child.settings("rules:\n  scope_policy: deny\n");
    assertThat(child.denied("src/Main.java")).contains("not among the files");
    assertThat(child.write("src/pay/Card.java")).isEmpty();
    child.settings("rules:\n  scope_policy: off\n");
    assertThat(child.write("src/Main.java")).isEmpty();
  }

  @Test
  void aCaseThatNamesNoFilesLimitsNothing() {
    Asking free = Asking.worker(scene, scene.aCase("Any"));
    assertThat(free.write("src/Main.java")).isEmpty();
  }

  @Test
  void theFilesOfAPatchAreJudged() {
    assertThat(patched("codex-edit-patch")).isEmpty();
    assertThat(patched("codex-edit-patch", "sub/rec1.txt", "../rec1.txt"))
        .contains("rec1.txt", "outside");
    assertThat(patched("codex-edit-patch", "README3.md", temp + "/README3.md"))
        .contains("README3.md", "outside");
    lock("warn.txt");
    assertThat(patched("codex-edit-patch")).contains("warn.txt is held by");
  }

  @Test
  void aPatchInACommandOfTheShellIsJudgedWhereItRuns() {
    lock("sub/rec2.txt");
    assertThat(patched("codex-edit-shell")).contains("sub/rec2.txt is held by");
    assertThat(patched("codex-edit-shell", "cd sub && ", "")).isEmpty();
    assertThat(patched("codex-edit-shell", "cd sub", "cd ..")).contains("outside");
    assertThat(patched("codex-edit-shell", "cd sub", "cd '" + temp + "'")).contains("outside");
    assertThat(patched("codex-edit-shell", "apply_patch", "cat")).isEmpty();
  }

  @Test
  void otherToolsAreNotJudged() {
    String reads = child.recorded("claude-edit").replace("\"Write\"", "\"Read\"");
    assertThat(child.ask("PreToolUse", reads.replace(child.worktree() + "/w1", "/etc/w1")))
        .isEmpty();
    assertThat(child.ask("PreToolUse", "{\"tool_name\":\"Write\"}")).isEmpty();
    assertThat(child.ask("PreToolUse", "{}")).isEmpty();
  }

  @Test
  void aReviewerChangesNothing() {
    String reviewer =
        scene
            .root()
            .call(
                "thread.child.spawn",
                "role",
                "merge_reviewer",
                "provider",
                "command",
                "launch_command",
                "exec sleep 60")
            .at("thread")
            .text("thread_id");
    Asking reviewing = Asking.of(scene, reviewer);
    assertThat(reviewing.denied("README.md")).contains("you review", "orch merge submit");
    assertThat(reviewing.denied("/tmp/notes.md")).contains("outside");
  }

  @Test
  void notebooksAreFilesToo() {
    String input =
        "{\"tool_name\":\"NotebookEdit\",\"tool_input\":{\"notebook_path\":\"/n.ipynb\"}}";
    assertThat(child.ask("PreToolUse", input)).isPresent();
  }
}
