package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever spawns a child, merges its work or puts it away is killed between any two of its steps:
/// the same command leads to its end afterwards, once, and nothing of the work is lost.
class StageCrashTest {
  private static final Pattern WORKTREE = Pattern.compile("w-[0-9a-z]{7}");

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    orchestra.clock().followTheMachine();
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static Desk desk(GitFixture git, String session, FaultPoint faults) {
    return new Desk(
        git, Desk.at(git, faults).dispatcher(), Optional.of(new Id(session)), Role.ROOT);
  }

  /// The places where a step of an operation is decided, or has not been written down yet.
  private List<Integer> places(String method, Object... pairs) {
    var points = new ArrayList<String>();
    desk(orchestra.git(), scene.session(), points::add).call(method, pairs);
    System.out.println(method + " " + points);
    var places = new ArrayList<Integer>();
    for (int n = 1; n <= points.size(); n++) {
      if (List.of("committed", "decided", "done").contains(points.get(n - 1))) {
        places.add(n);
      }
    }
    assertThat(places).as(points.toString()).hasSizeGreaterThan(1);
    return places;
  }

  private void die(int place, String method, Object... pairs) throws Exception {
    GitFixture git = orchestra.git();
    var words =
        new ArrayList<Object>(List.of(git.home(), git.root(), scene.session(), place, method));
    Stream.of(pairs).forEach(words::add);
    try (ForkedJvm dying = ForkedJvm.start(List.of(), StageCrashTest.class, words.toArray())) {
      assertThat(dying.line()).isEqualTo("null");
      assertThat(dying.process().waitFor()).isEqualTo(ForkedJvm.KILLED);
    }
  }

  /// The process that dies.
  public static void main(String[] words) {
    var git = new GitFixture(Path.of(words[0]), Path.of(words[1]));
    var pairs = new ArrayList<Object>();
    for (int i = 5; i < words.length; i++) {
      boolean list = words[i].startsWith("[");
      pairs.add(list ? List.of(words[i].substring(1, words[i].length() - 1)) : words[i]);
    }
    desk(git, words[2], ForkedJvm.killAt(Integer.parseInt(words[3])))
        .call(words[4], pairs.toArray());
    System.out.println("acknowledged");
  }

  private Object[] spawning(String aCase) {
    return new Object[] {
      "provider", "command", "scope_case_ids", List.of(aCase), "launch_command", "exec sleep 60"
    };
  }

  private void mend() {
    scene.root().call("system.doctor", "fix", true);
    assertThat(scene.root().call("system.doctor").list("problems")).isEmpty();
  }

  /// One child works at the Case afterwards, in the one worktree that there is of it.
  @Test
  void aSpawnIsRepeatedAndOneChildWorks() throws Exception {
    List<Integer> places = places("thread.child.spawn", spawning(scene.aCase("First")));
    for (int place : places) {
      String aCase = scene.aCase("Card " + place);
      die(place, "thread.child.spawn", spawning(aCase));
      mend();
      again(aCase);
      mend();
      var working =
          scene.root().call("thread.child.list").list("threads").stream()
              .filter(child -> child.texts("scope").contains(aCase))
              .toList();
      assertThat(working).as("at place " + place).hasSize(1);
      assertThat(working.getFirst().text("status")).isEqualTo("processing");
      assertThat(
              scene.root().call("worktree.list").list("worktrees").stream()
                  .filter(each -> each.has("tasks") && each.texts("tasks").contains(aCase)))
          .hasSize(1);
    }
  }

  /// As the refusals' hints say.
  private void again(String aCase) {
    var found =
        scene.root().call("thread.child.list").list("threads").stream()
            .filter(child -> child.texts("scope").contains(aCase))
            .findFirst();
    if (found.isPresent()) {
      if (!found.get().text("status").equals("processing")) {
        scene.root().call("thread.child.directive", "thread_id", found.get().text("thread_id"), "directive", "Go on", "mode", "restart");
      }
      return;
    }
    try {
      scene.root().call("thread.child.spawn", spawning(aCase));
    } catch (Rejection.Conflict e) {
      assertThat(e.code()).isEqualTo("case_claimed");
      var worktree = WORKTREE.matcher(e.hint());
      assertThat(worktree.find()).as(e.hint()).isTrue();
      var more = new ArrayList<Object>(List.of(spawning(aCase)));
      more.addAll(List.of("worktree_id", worktree.group()));
      scene.root().call("thread.child.spawn", more.toArray());
    }
  }
}
