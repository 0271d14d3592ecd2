package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits by git itself, which asks the guard.
class CommitGuardTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private GitFixture child;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp).with(Map.of("ORCH_BIN", launcher().toString()));
    orchestra.clock().followTheMachine();
    scene = orchestra.open("Checkout");
    String thread = scene.spawn(scene.aCase("Reject", "One"), "sleep 60");
    child =
        scene.root().call("worktree.list").list("worktrees").stream()
            .filter(each -> each.has("thread") && each.text("thread").equals(thread))
            .map(each -> orchestra.git().at(Path.of(each.text("path"))))
            .findFirst()
            .orElseThrow();
    scene.root().call("lock.acquire", "scope_type", "prefix", "scope_paths", List.of("src/auth"));
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  /// A program like `orch`, as the tests are built.
  private Path launcher() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path script = temp.resolve("it's orch");
    String text =
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.codestrator.Main "$@"
        """
            .formatted(System.getProperty("java.home"), path);
    Disk.writeExecutable(script, text.getBytes(StandardCharsets.UTF_8));
    return script;
  }

  private static Outcome commit(GitFixture at, String file, String... words) {
    at.write(file, "text\n").git("add", "--all");
    var all = new ArrayList<>(List.of("commit", "--quiet", "-m", "Work"));
    all.addAll(List.of(words));
    return at.tryGit(all.toArray(String[]::new));
  }

  @Test
  void whatAnotherThreadLeasesIsNotCommitted() {
    Path hook = Path.of(scene.root().call("workspace.guard").text("hook"));
    assertThat(hook).isExecutable();
    assertThat(commit(child, "src/authz ü.c").ok()).isTrue();

    Outcome refused = commit(child, "src/auth/a name\nwith a line.c");
    assertThat(refused.ok()).isFalse();
    assertThat(refused.err())
        .contains("error: this commit is refused", "a name\nwith a line.c", "--no-verify");
    assertThat(commit(child, "src/auth/a", "--no-verify").ok()).isTrue();

    assertThat(commit(scene.git(), "src/auth/b").ok()).as("its holder").isTrue();
    assertThat(commit(orchestra.git(), "src/auth/b").ok()).as("nobody's").isFalse();

    scene.root().call("workspace.guard", "remove", true);
    assertThat(hook).doesNotExist();
    assertThat(commit(orchestra.git(), "src/auth/b").ok()).isTrue();
  }

  @Test
  void theSettingsMayOnlyWarnAndRecordsAreNotAskedAbout() {
    scene.root().call("workspace.guard");
    scene.git().write(".orchestrator/config.yaml", "rules:\n  lease_policy: warn\n");
    Outcome warned = commit(child, "src/auth/a");
    assertThat(warned.ok()).isTrue();
    assertThat(warned.err()).contains("warning: it changes what others lease");
    assertThat(commit(child, ".orchestrator/plan/note.md").err()).isEmpty();
  }

  @Test
  void aHookOfSomebodyElseIsLeftAlone() {
    GitFixture git = orchestra.git();
    git.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    Rejection taken = scene.root().refused("workspace.guard");
    assertThat(taken.code()).isEqualTo("hook_taken");
    assertThat(taken.hint()).contains("commit-guard");
    scene.root().call("workspace.guard", "remove", true);
    assertThat(git.read(".git/hooks/pre-commit")).contains("#!/bin/sh\nexit 0\n");

    git.git("config", "core.hooksPath", "hooks");
    assertThat(scene.root().refused("workspace.guard").message()).contains("core.hooksPath");
  }
}
