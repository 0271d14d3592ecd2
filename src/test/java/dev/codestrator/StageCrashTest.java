package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever spawns a child, tells it something, merges its work or puts it away is killed between
/// any two of its steps, is asked to end, or stands still for a while: the same command leads to
/// its end afterwards, once, and nothing of the work is lost.
class StageCrashTest {
  private static final int NEVER = Integer.MAX_VALUE;

  private static final String SETTINGS =
      "commits:\n  lock_wait_seconds: 1\nlimits:\n  max_concurrent_children: 99\n";

  /// A hook that kills the process that has git conclude a merge, and lets that fail.
  private static final String DEADLY =
      "[ -e \"$(git rev-parse --git-dir)/MERGE_HEAD\" ] || exit 0\n"
          + "kill -9 \"$(ps -o ppid= -p $PPID | tr -d ' ')\"; exit 1";

  private static final Pattern WORKTREE = Pattern.compile("w-[0-9a-z]{7}");

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String other = "";

  @BeforeEach
  void open() {
    orchestra = Orchestra.withRealClock(temp);
    orchestra.git().write(".orchestrator/config.yaml", SETTINGS).commit("Settings");
    begin("Checkout");
  }

  private void begin(String request) {
    scene = orchestra.open(request);
    other = scene.aCase("Another");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  /// All ways in which a call is struck: killed between any two of its steps, asked to end at one
  /// place, and stopped at one.
  private List<Strike> strikes(String method, Object... pairs) {
    List<Integer> steps = struck().steps(method, pairs);
    var strikes = new ArrayList<Strike>();
    steps.forEach(step -> strikes.add(new Strike("KILL", step, method)));
    strikes.add(new Strike("TERM", steps.getLast(), method));
    strikes.add(new Strike("STOP", steps.getFirst(), method));
    return strikes;
  }

  private Struck struck() {
    return new Struck(orchestra.git(), scene.session());
  }

  private record Strike(String signal, int place, String method) {}

  /// While a caller stands still who holds the clone's lock, others are told so; then he goes on.
  private void strike(Strike how, Object... pairs) throws Exception {
    switch (how.signal()) {
      case "KILL" -> struck().kill(how.place(), how.method(), pairs);
      case "TERM" -> struck().terminate(how.place(), how.method(), pairs);
      default -> {
        String ended = struck().stop(how.place(), this::othersAreTold, how.method(), pairs);
        assertThat(ended).isEqualTo("done");
      }
    }
  }

  private void othersAreTold() {
    assertThat(scene.root().refused("case.begin", "case_id", other).code()).isEqualTo("lock_busy");
  }

  /// One child works at the Case afterwards, in the one worktree that there is of it.
  @Test
  void aSpawnIsRepeatedAndOneChildWorks() throws Exception {
    Object[] first = Scene.spawning(scene.aCase("First"));
    for (Strike strike : strikes("thread.child.spawn", first)) {
      String aCase = scene.aCase("Card");
      strike(strike, Scene.spawning(aCase));
      scene.mend();
      again(aCase);
      scene.mend();
      var working =
          scene.root().call("thread.child.list").list("threads").stream()
              .filter(child -> child.texts("scope").contains(aCase))
              .filter(child -> child.text("status").equals("processing"))
              .toList();
      assertThat(working).as(strike.toString()).hasSize(1);
      assertThat(
              scene.root().call("worktree.list").list("worktrees").stream()
                  .filter(each -> each.text("status").equals("active"))
                  .filter(each -> each.texts("tasks").contains(aCase)))
          .hasSize(1);
    }
  }

  @Test
  void aServerThatIsAskedToEndFinishesTheCallItIsIn() throws Exception {
    Object[] first = Scene.spawning(scene.aCase("First"));
    int place = struck().steps("thread.child.spawn", first).getFirst();
    String aCase = scene.aCase("Card");
    String answer = struck().serve(place, "thread.child.spawn", Scene.spawning(aCase));
    assertThat(answer).contains("\"isError\":false").contains(aCase);
    assertThat(orchestra.problems()).isEmpty();
    scene.root().refused("thread.child.spawn", Scene.spawning(aCase));
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
    int number = 0;
    for (Strike strike : strikes("worktree.merge_to_parent", "worktree_id", first)) {
      number++;
      String id = worktree(worked(number));
      strike(strike, "worktree_id", id);
      scene.mend();
      try {
        scene.root().call("worktree.merge_to_parent", "worktree_id", id);
      } catch (Rejection.Conflict e) {
        assertThat(e.code()).isEqualTo("not_active");
      }
      assertThat(scene.git().read("work" + number)).contains(number + "\n");
      assertThat(scene.git().git("log", "--format=%H", "--", "work" + number).lines()).hasSize(1);
      assertThat(scene.git().git("status", "--porcelain", "--", ":!.orchestrator")).isEmpty();
      scene.mend();
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
    struck().kill(NEVER, "worktree.merge_to_parent", "worktree_id", id);
    hooked.hook("prepare-commit-msg", "exit 0");
    assertThat(hooked.git("rev-parse", "--verify", "MERGE_HEAD")).isNotEmpty();
    assertThat(hooked.git("log", "--merges", before + "..HEAD")).isEmpty();
    scene.root().call("worktree.merge_to_parent", "worktree_id", id);
    assertThat(hooked.git("log", "--merges", "--format=%s", before + "..HEAD").lines()).hasSize(1);
    assertThat(hooked.git("status", "--porcelain", "--", ":!.orchestrator")).isEmpty();
    scene.mend();
  }

  @Test
  void aReviewIsAskedForAgainAndHasOneReviewer() throws Exception {
    Object[] asking = {"provider", "command", "launch_command", "exec sleep 60"};
    ready(0);
    int number = 0;
    for (Strike strike : strikes("merge.review.request_auto", asking)) {
      giveUp();
      number++;
      begin("Review " + number);
      ready(number);
      strike(strike, asking);
      scene.root().call("system.doctor", "fix", true);
      if (reviewers().isEmpty()) {
        scene.root().call("merge.review.request_auto", asking);
      }
      assertThat(reviewers()).as(strike.toString()).hasSize(1);
      assertThat(scene.root().call("merge.main.status").text("status")).isEqualTo("in_review");
      assertThat(orchestra.problems()).isEmpty();
    }
  }

  @Test
  void aDirectiveThatWasWrittenDownIsKept() throws Exception {
    String child = scene.spawn(scene.aCase("Card"), "exec cat");
    Object[] first = {"thread_id", child, "mode", "queue", "directive", "First"};
    int number = 0;
    for (Strike strike : strikes("thread.child.directive", first)) {
      number++;
      String text = "Take care of " + number;
      strike(strike, "thread_id", child, "mode", "queue", "directive", text);
      scene.mend();
      assertThat(scene.root().call("inbox.list", "thread_id", child).toString())
          .as(strike.toString())
          .contains(text);
      assertThat(scene.status(child)).isEqualTo("processing");
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
    int number = 0;
    for (Strike strike : strikes("session.cleanup", all)) {
      number++;
      begin("Again " + number);
      String work = orchestra.git().at(worked(number)).git("rev-parse", "HEAD");
      strike(strike, all);
      scene.root().call("system.doctor", "fix", true);
      try {
        scene.root().call("session.cleanup", all);
      } catch (Rejection e) {
        assertThat(e.code()).isIn("session_over", "unknown_id");
      }
      assertThat(orchestra.problems()).isEmpty();
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
        scene.root().call("thread.child.spawn", Scene.spawning(aCase));
      } else if (!found.get().text("status").equals("processing")) {
        scene.restart(found.get().text("thread_id"));
      }
    } catch (Rejection e) {
      var worktree = WORKTREE.matcher(e.hint());
      assertThat(e.hint()).containsPattern(WORKTREE);
      worktree.find();
      var more = new ArrayList<Object>(List.of(Scene.spawning(aCase)));
      more.addAll(List.of("worktree_id", worktree.group()));
      scene.root().call("thread.child.spawn", more.toArray());
    }
  }
}
