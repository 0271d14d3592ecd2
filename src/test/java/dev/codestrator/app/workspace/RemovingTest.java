package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovingTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String spike;
  private Path folder;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    orchestra.git().write(".gitignore", ".env\nnode_modules/\n").commit("Ignore");
    scene = orchestra.open("Checkout");
    spike = scene.root().call("worktree.spawn", "slug", "spike").text("id");
    folder = scene.folder(spike);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private GitFixture at() {
    return orchestra.git().at(folder);
  }

  private Answer remove(Object... pairs) {
    return scene.root().call("worktree.remove", with(pairs));
  }

  private Rejection refused(Object... pairs) {
    return scene.root().refused("worktree.remove", with(pairs));
  }

  private Object[] with(Object... pairs) {
    var all = new java.util.ArrayList<Object>(List.of("worktree_id", spike));
    all.addAll(List.of(pairs));
    return all.toArray();
  }

  private String status() {
    return scene.git().read(".orchestrator/worktrees/" + spike + ".md").orElseThrow();
  }

  private List<String> saved() {
    return orchestra.root().call("rescue.list").each("rescued", "name");
  }

  @Test
  void aMergedAndCleanOneGoesWithItsBranch() {
    at().write("spike.txt", "x\n").commit("Spike");
    scene.root().call("worktree.merge_to_parent", "worktree_id", spike);
    at().write(".env", "KEY=1\n").write("node_modules/a/b.js", "x\n");
    Answer removed = remove();
    assertThat(removed.get("removed")).isEqualTo(true);
    assertThat(removed.get("branch_deleted")).isEqualTo(true);
    assertThat(removed.texts("ignored")).containsExactlyInAnyOrder(".env", "node_modules/");
    assertThat(removed.texts("rescued")).isEmpty();
    assertThat(folder).doesNotExist();
    assertThat(orchestra.branches()).noneMatch(branch -> branch.contains("spike"));
    assertThat(status()).contains("status: merged");
    assertThat(scene.git().read("spike.txt")).contains("x\n");
  }

  @Test
  void unmergedWorkIsKeptAndNamed() {
    at().write("spike.txt", "x\n").commit("Spike");
    Rejection kept = refused();
    assertThat(kept.code()).isEqualTo("worktree_kept");
    assertThat(kept.message()).contains(spike, "is not merged");
    assertThat(kept.hint()).contains("--force");
    assertThat(folder.resolve("spike.txt")).exists();
    assertThat(status()).contains("status: active");
    assertThat(saved()).isEmpty();
  }

  @Test
  void whatIsNotPushedIsNamedWhereTheBranchIsPushed() {
    GitFixture there = at().at(temp.resolve("there.git"));
    at().git("init", "--quiet", "--bare", there.root().toString());
    at().git("remote", "add", "origin", there.root().toString());
    at().write("one.txt", "1\n").commit("One");
    at().git("push", "--quiet", "--set-upstream", "origin", "HEAD");
    assertThat(refused().message()).endsWith("is not merged");
    at().write("two.txt", "2\n").commit("Two");
    assertThat(refused().message()).endsWith("is not merged, and 1 of its commits are not pushed");
  }

  @Test
  void uncommittedWorkIsKeptAndNamed() {
    at().write("draft.txt", "x\n");
    assertThat(refused().message()).contains("uncommitted work: draft.txt");
    assertThat(folder.resolve("draft.txt")).exists();
  }

  private String rescued() {
    return scene.session() + "/" + spike + "-spike/";
  }

  private String savedText(String path) {
    return orchestra.git().git("show", "refs/orchestrator/rescue/" + rescued() + path);
  }

  /// Commits something, leaves more uncommitted, and has it removed by force; what was committed.
  private String removedByForce() {
    String tip = at().write("spike.txt", "x\n").commit("Spike");
    at().write("README.md", "# Changed\n").write("new file.txt", "new\n");
    at().write(".env", "KEY=2\n").git("add", "--force", ".env");
    at().write(".env", "KEY=3\n");
    assertThat(remove("force", true).texts("rescued"))
        .containsExactly(rescued() + "committed", rescued() + "uncommitted");
    return tip;
  }

  @Test
  void forceSavesAllWorkBeforeItRemoves() {
    String tip = removedByForce();
    assertThat(folder).doesNotExist();
    assertThat(orchestra.branches()).noneMatch(branch -> branch.contains("spike"));
    assertThat(status()).contains("status: removed");
    assertThat(saved()).containsExactly(rescued() + "committed", rescued() + "uncommitted");
    String refs = "refs/orchestrator/rescue/" + rescued();
    assertThat(orchestra.git().git("rev-parse", refs + "committed")).isEqualTo(tip);
    assertThat(orchestra.git().git("rev-parse", refs + "uncommitted^")).isEqualTo(tip);
    assertThat(savedText("uncommitted:README.md")).isEqualTo("# Changed");
    assertThat(savedText("uncommitted:new file.txt")).isEqualTo("new");
    assertThat(savedText("uncommitted:.env")).isEqualTo("KEY=3");
  }

  @Test
  void whatWasSavedIsRestoredAndStaysSaved() {
    String tip = removedByForce();
    String part = spike + "-spike/uncommitted";
    Answer restored = orchestra.root().call("rescue.restore", "name", part, "path", "../back");
    assertThat(restored.text("branch")).isEqualTo("rescue/" + part);
    assertThat(temp.resolve("back/new file.txt")).hasContent("new");
    assertThat(temp.resolve("back/spike.txt")).hasContent("x");
    orchestra.root().call("rescue.restore", "name", rescued() + "committed", "branch", "again");
    assertThat(orchestra.git().git("rev-parse", "again")).isEqualTo(tip);
    assertThat(saved()).hasSize(2);
    assertThat(refusedRestore("name", part)).isEqualTo("branch_exists");
    assertThat(refusedRestore("name", part, "branch", "b", "path", "../back"))
        .isEqualTo("folder_exists");
    assertThat(refusedRestore("name", part, "branch", "b", "path", "inside"))
        .isEqualTo("path_inside");
    assertThat(refusedRestore("name", "spike")).isEqualTo("ambiguous_rescue");
    assertThat(refusedRestore("name", "other")).isEqualTo("unknown_rescue");
  }

  private String refusedRestore(Object... pairs) {
    return orchestra.root().refused("rescue.restore", pairs).code();
  }

  @Test
  void savingTheSameTwiceKeepsItOnceAndSavingMoreOverwritesNothing() {
    at().write("draft.txt", "one\n");
    var rescues = new dev.codestrator.git.Git(orchestra.git().programs()).rescues();
    Path gitDir = Path.of(at().git("rev-parse", "--absolute-git-dir"));
    var first = rescues.keepUncommitted(folder, gitDir, "s/w", "Work");
    assertThat(rescues.keepUncommitted(folder, gitDir, "s/w", "Work")).isEqualTo(first);
    at().write("draft.txt", "two\n");
    assertThat(rescues.keepUncommitted(folder, gitDir, "s/w", "Work")).contains("s/w-2");
    assertThat(saved()).containsExactly("s/w", "s/w-2");
    assertThat(at().git("status", "--porcelain", "draft.txt")).isEqualTo("?? draft.txt");
    assertThat(rescues.keep(folder, "s/w", "HEAD")).isEqualTo("s/w-3");
    assertThat(rescues.keep(folder, "s/w", "HEAD")).isEqualTo("s/w-3");
  }

  @Test
  void nothingGoesWhileSomebodyWorksInItEvenByForce() {
    String thread = scene.spawn(scene.aCase("Card"), "exec sleep 60");
    String theirs =
        scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
    Rejection busy = scene.root().refused("worktree.remove", "worktree_id", theirs, "force", true);
    assertThat(busy.message()).contains(thread, "works in it");
    assertThat(busy.hint()).isEqualTo("settle that first");
    scene.root().call("thread.child.stop", "thread_id", thread);
    assertThat(scene.root().call("worktree.remove", "worktree_id", theirs).get("removed"))
        .isEqualTo(true);
    assertThat(scene.root().at(folder).refused("worktree.remove", with("force", true)).message())
        .contains("the caller stands in it");
    at().write("vendor/inner/file", "x\n");
    orchestra.git().at(folder.resolve("vendor/inner")).git("init", "--quiet");
    assertThat(refused("force", true).message()).contains("another repository is in it");
  }

  @Test
  void parentsStayUntilTheirChildrenAreGone() {
    String child =
        scene
            .root()
            .call("worktree.spawn", "parent_worktree_id", spike, "slug", "deeper")
            .text("id");
    assertThat(refused("force", true).message()).contains(child);
    scene.root().call("worktree.remove", "worktree_id", child);
    remove();
  }

  @Test
  void rootsAndOthersWorktreesAreNotRemovedThisWay() {
    assertThat(scene.root().refused("worktree.remove", "worktree_id", scene.worktree()).code())
        .isEqualTo("root_worktree");
    Scene other = orchestra.open("Other");
    assertThat(other.root().refused("worktree.remove", "worktree_id", spike).code())
        .isEqualTo("other_session");
    assertThat(scene.root().refused("worktree.remove", "worktree_id", "w-0000000").code())
        .isEqualTo("unknown_id");
    assertThat(orchestra.as(Role.WORKER).refused("worktree.remove").code())
        .isEqualTo("not_your_method");
  }

  @Test
  void collectingTakesWhatIsMergedAndLeavesWhatJustBegan() {
    String merged = scene.root().call("worktree.spawn", "slug", "merged").text("id");
    scene.gitAt(merged).write("m.txt", "m\n").commit("Merged");
    scene.root().call("worktree.merge_to_parent", "worktree_id", merged);
    Answer collected = scene.root().call("worktree.gc");
    assertThat(collected.each("worktrees", "worktree_id")).containsExactly(merged);
    assertThat(folder).exists();
    assertThat(scene.root().call("worktree.gc").list("worktrees")).isEmpty();
  }

  @Test
  void collectingSaysWhatTheOthersTakeAndProposesOldOnes() {
    at().write("node_modules/large.bin", "x".repeat(5_000)).write("draft.txt", "d\n");
    Answer now = scene.root().call("worktree.gc");
    Answer child = left(now, spike);
    assertThat(bytes(child)).isBetween(5_000L, 1_000_000L);
    assertThat(child.texts("kept")).anyMatch(reason -> reason.contains("draft.txt"));
    assertThat(child.has("proposal")).isFalse();
    assertThat(bytes(now)).isEqualTo(bytes(child) + bytes(left(now, scene.worktree())));

    orchestra.clock().pass(Duration.ofDays(20));
    Answer later = scene.root().call("worktree.gc");
    assertThat(left(later, spike).text("proposal"))
        .isEqualTo("orch worktree remove " + spike + " --force, which saves its work first");
    assertThat(left(later, scene.worktree()).has("proposal")).as("its child is there").isFalse();
    assertThat(left(scene.root().call("worktree.gc", "older_than_days", 30), spike).has("proposal"))
        .isFalse();
    assertThat(folder).exists();
    assertThat(scene.root().refused("worktree.gc", "older_than_days", -1).code())
        .isEqualTo("out_of_range");
  }

  @Test
  void collectingMayOnlySayWhatItWouldDo() {
    at().write("m.txt", "m\n").commit("Merged");
    scene.root().call("worktree.merge_to_parent", "worktree_id", spike);
    Answer told = scene.root().call("worktree.gc", "dry_run", true);
    assertThat(told.list("worktrees")).isEmpty();
    assertThat(left(told, spike).text("proposal")).isEqualTo("orch gc removes it");
    assertThat(folder).exists();
  }

  private static long bytes(Answer row) {
    return Long.parseLong(row.text("bytes"));
  }

  private static Answer left(Answer collected, String worktree) {
    return collected.list("left").stream()
        .filter(each -> each.text("worktree_id").equals(worktree))
        .findFirst()
        .orElseThrow();
  }
}
