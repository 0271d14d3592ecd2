package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.codestrator.io.ForkedJvm;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Children that several processes spawn at the same moment.
@Timeout(300)
class SpawnsAtOnceIT {
  private static final int MANY = 12;
  private static final String AGENT = "cp \"$ORCH_PROMPT\" told; exec sleep 600";

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

  /// What each of as many processes as there are Cases says of its spawn.
  private List<String> spawnAtOnce(List<String> cases, int most) throws Exception {
    var spawns = new ArrayList<Callable<String>>();
    cases.forEach(aCase -> spawns.add(() -> spawn(aCase, most)));
    var said = new ArrayList<String>();
    try (var threads = Executors.newCachedThreadPool()) {
      for (Future<String> each : threads.invokeAll(spawns)) {
        said.add(each.get());
      }
    }
    return said;
  }

  private String spawn(String aCase, int most) throws IOException {
    GitFixture git = orchestra.git();
    Object[] words = {git.home(), git.root(), scene.session(), aCase, most};
    try (ForkedJvm orch = ForkedJvm.start(List.of(), SpawnsAtOnceIT.class, words)) {
      return orch.line();
    }
  }

  /// One process that spawns one child: its worktree, or how that was refused.
  public static void main(String[] words) {
    var git = new GitFixture(Path.of(words[0]), Path.of(words[1]));
    Object[] request = {
      "provider",
      "command",
      "scope_case_ids",
      List.of(words[3]),
      "launch_command",
      AGENT,
      "max_concurrent_children",
      Integer.valueOf(words[4])
    };
    try {
      var made = Orchestra.on(git).root(words[2]).call("thread.child.spawn", request);
      System.out.println(made.text("worktree_path"));
    } catch (Rejection e) {
      System.out.println(e.code() + ": " + e.message().replace('\n', ' '));
    }
  }

  @Test
  void eachHasItsOwnPrompt() throws Exception {
    var cases = new ArrayList<String>();
    for (int i = 0; i < MANY; i++) {
      cases.add(scene.aCase("Case " + i));
    }
    List<String> worktrees = spawnAtOnce(cases, MANY);
    assertThat(worktrees).allMatch(said -> said.startsWith("/")).doesNotHaveDuplicates();
    for (int i = 0; i < MANY; i++) {
      Path told = Path.of(worktrees.get(i), "told");
      Waiting.until("it has its prompt", () -> text(told).endsWith("is the same.\n"));
      assertThat(text(told).lines().filter(line -> line.startsWith("## Case ")))
          .containsExactly("## Case " + cases.get(i) + ": Case " + i);
    }
  }

  @Test
  void thereAreNoMoreThanAllowedAndNoneTwiceForACase() throws Exception {
    String shared = scene.aCase("Shared");
    var cases = List.of(shared, shared, shared, scene.aCase("Two"), scene.aCase("Three"));
    List<String> said = spawnAtOnce(cases, 2);
    assertThat(said.stream().filter(each -> each.startsWith("/"))).hasSize(2);
    assertThat(said.stream().filter(each -> !each.startsWith("/")))
        .allMatch(each -> each.matches("(too_many_children|case_taken): .*"));
    assertThat(scene.root().call("thread.child.list").list("threads")).hasSize(2);
    assertThat(orchestra.worktrees()).hasSize(4);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return fail(e);
    }
  }
}
