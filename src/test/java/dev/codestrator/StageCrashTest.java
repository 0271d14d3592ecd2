package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever spawns a child, merges its work or puts it away is killed between any two of its steps:
/// the same command leads to its end afterwards, once, and nothing of the work is lost.
class StageCrashTest {
  private static final int NEVER = Integer.MAX_VALUE;

  /// A hook that kills the process that has git conclude a merge, and lets that fail.
  private static final String DEADLY =
      "[ -e \"$(git rev-parse --git-dir)/MERGE_HEAD\" ] || exit 0\n"
          + "kill -9 \"$(ps -o ppid= -p $PPID | tr -d ' ')\"; exit 1";

  private static final Pattern WORKTREE = Pattern.compile("w-[0-9a-z]{7}");

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    orchestra.clock().followTheMachine();
    scene = orchestra.open("Checkout");
    scene.git().write(".orchestrator/config.yaml", "limits:\n  max_concurrent_children: 99\n");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static Desk desk(GitFixture git, String session, FaultPoint faults) {
    return new Desk(
        git, Desk.at(git, faults).dispatcher(), Optional.of(new Id(session)), Role.ROOT);
  }

  /// The places between its steps: each has just been written down, the next one not begun.
  private List<Integer> places(String method, Object... pairs) {
    var points = new ArrayList<String>();
    desk(orchestra.git(), scene.session(), points::add).call(method, pairs);
    var places = new ArrayList<Integer>();
    for (int n = 1; n <= points.size(); n++) {
      if (points.get(n - 1).equals("committed")) {
        places.add(n);
      }
    }
    assertThat(places).as(points.toString()).isNotEmpty();
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
              .filter(child -> child.text("status").equals("processing"))
              .toList();
      assertThat(working).as("at place " + place).hasSize(1);
      assertThat(
              scene.root().call("worktree.list").list("worktrees").stream()
                  .filter(each -> each.text("status").equals("active"))
                  .filter(each -> each.texts("tasks").contains(aCase)))
          .hasSize(1);
    }
  }

  /// A child whose work is committed; its worktree.
  private Path worked(int number) {
    String aCase = scene.aCase("Work " + number, "Write");
    Path folder = Path.of(scene.root().call("worktree.spawn", "task_id", aCase).text("path"));
    scene.root().call("case.begin", "case_id", aCase);
    orchestra.git().at(folder).write("work" + number, number + "\n");
    scene.root().call("step.check", "case_id", aCase, "step", "Write", "result", "pass");
    scene.root().call("case.complete", "case_id", aCase, "summary", "Written");
    return folder;
  }

  private String worktree(Path folder) {
    return scene.root().call("worktree.list").list("worktrees").stream()
        .filter(each -> each.has("path") && each.text("path").equals(folder.toString()))
        .findFirst()
        .orElseThrow()
        .text("id");
  }

  @Test
  void aMergeIntoTheParentIsRepeatedAndDoneOnce() throws Exception {
    String first = worktree(worked(0));
    for (int place : places("worktree.merge_to_parent", "worktree_id", first)) {
      Path folder = worked(place);
      String id = worktree(folder);
      die(place, "worktree.merge_to_parent", "worktree_id", id);
      mend();
      try {
        scene.root().call("worktree.merge_to_parent", "worktree_id", id);
      } catch (Rejection.Conflict e) {
        assertThat(e.code()).isEqualTo("not_active");
      }
      assertThat(scene.git().read("work" + place)).contains(place + "\n");
      assertThat(scene.git().git("log", "--format=%H", "--", "work" + place).lines()).hasSize(1);
      assertThat(scene.git().git("status", "--porcelain", "--", ":!.orchestrator")).isEmpty();
      mend();
    }
  }

  /// The process dies while git concludes its merge: what the merge brought is given up, and the
  /// merge is made again.
  @Test
  void aMergeThatWasBegunIsGivenUpAndMadeAgain() throws Exception {
    String id = worktree(worked(1));
    String before = scene.git().git("rev-parse", "HEAD");
    GitFixture hooked =
        scene.git().hook("pre-merge-commit", "exit 0").hook("prepare-commit-msg", DEADLY);
    die(NEVER, "worktree.merge_to_parent", "worktree_id", id);
    hooked.hook("prepare-commit-msg", "exit 0");
    assertThat(hooked.git("rev-parse", "--verify", "MERGE_HEAD")).isNotEmpty();
    assertThat(hooked.git("log", "--merges", before + "..HEAD")).isEmpty();
    scene.root().call("worktree.merge_to_parent", "worktree_id", id);
    assertThat(hooked.git("log", "--merges", "--format=%s", before + "..HEAD").lines()).hasSize(1);
    assertThat(hooked.git("status", "--porcelain", "--", ":!.orchestrator")).isEmpty();
    mend();
  }

  @Test
  void aReviewIsAskedForAgainAndHasOneReviewer() throws Exception {
    Object[] asking = {"provider", "command", "launch_command", "exec sleep 60"};
    ready(0);
    List<Integer> places = places("merge.review.request_auto", asking);
    for (int place : places) {
      giveUp();
      scene = orchestra.open("Review " + place);
      ready(place);
      die(place, "merge.review.request_auto", asking);
      scene.root().call("system.doctor", "fix", true);
      if (reviewers().isEmpty()) {
        scene.root().call("merge.review.request_auto", asking);
      }
      assertThat(reviewers()).as("at place " + place).hasSize(1);
      assertThat(scene.root().call("merge.main.status").text("status")).isEqualTo("in_review");
      assertThat(orchestra.root().call("system.doctor").each("problems", "code"))
          .isSubsetOf("worktree_unrecorded");
    }
  }

  private void ready(int number) {
    scene.root().call("worktree.merge_to_parent", "worktree_id", worktree(worked(number)));
    scene.root().call("merge.main.request");
  }

  private List<String> reviewers() {
    return scene
        .root()
        .call("thread.child.list", "role", "merge_reviewer", "status", "processing")
        .each("threads", "thread_id");
  }

  private void giveUp() {
    for (String reviewer : reviewers()) {
      scene.root().call("thread.child.stop", "thread_id", reviewer, "terminate_pane", true);
    }
    scene.root().call("session.close", "force", true, "reason", "Given up");
  }

  @Test
  void puttingASessionAwayIsRepeatedAndKeepsWhatIsMergedNowhere() throws Exception {
    String kept = orchestra.git().at(worked(0)).git("rev-parse", "HEAD");
    Object[] all = {"force", true, "reason", "Over"};
    List<Integer> places = places("session.cleanup", all);
    for (int place : places) {
      scene = orchestra.open("Again " + place);
      String work = orchestra.git().at(worked(place)).git("rev-parse", "HEAD");
      die(place, "session.cleanup", "force", "true", "reason", "Over");
      scene.root().call("system.doctor", "fix", true);
      try {
        scene.root().call("session.cleanup", all);
      } catch (Rejection.Conflict e) {
        assertThat(e.code()).isEqualTo("session_over");
      }
      assertThat(orchestra.root().call("system.doctor").list("problems")).isEmpty();
      for (String commit : List.of(kept, work)) {
        assertThat(orchestra.git().git("for-each-ref", "--contains", commit)).isNotEmpty();
      }
    }
  }

  /// As an agent does that reads the hints of refusals.
  private void again(String aCase) {
    var found =
        scene.root().call("thread.child.list").list("threads").stream()
            .filter(child -> child.texts("scope").contains(aCase))
            .findFirst();
    try {
      if (found.isEmpty()) {
        scene.root().call("thread.child.spawn", spawning(aCase));
      } else if (!found.get().text("status").equals("processing")) {
        restart(found.get().text("thread_id"));
      }
    } catch (Rejection e) {
      var worktree = WORKTREE.matcher(e.hint());
      assertThat(e.hint()).containsPattern(WORKTREE);
      worktree.find();
      var more = new ArrayList<Object>(List.of(spawning(aCase)));
      more.addAll(List.of("worktree_id", worktree.group()));
      scene.root().call("thread.child.spawn", more.toArray());
    }
  }

  private void restart(String thread) {
    scene
        .root()
        .call(
            "thread.child.directive", "thread_id", thread, "directive", "Go on", "mode", "restart");
  }
}
