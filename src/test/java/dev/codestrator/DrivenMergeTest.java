package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.app.workspace.MergeDriver;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.testing.GitFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who merge records with git, which calls our driver.
class DrivenMergeTest {
  @TempDir Path temp;
  Desk desk;
  GitFixture git;
  String group = "";
  Desk.Made one = new Desk.Made("", Path.of(""));

  @BeforeEach
  void prepare() {
    desk = Desk.in(temp);
    git = desk.git();
    group = desk.group();
    one = desk.make("case", "Reject expired cards", group, "Check the date", "Map it");
    git.commit("Plan");
    new MergeDriver(new Git(git.programs()), Optional.of(launcher())).register(git.root());
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

  @Test
  void tickedAndCompletedOnTwoBranchesIsBoth() {
    onBranch("a", () -> edit("- [ ] Check", "- [x] Check"));
    onBranch("b", () -> edit("- [ ] Map", "- [x] Map", "status: todo", "status: done"));

    assertThat(git.tryGit("merge", "-q", "--no-edit", "a").exit()).isZero();

    assertThat(text()).contains("status: done", "- [x] Check", "- [x] Map");
  }

  @Test
  void neighbouringLinesThatPlainGitTakesForAConflictMerge() {
    onBranch("a", () -> edit("status: todo", "status: in_progress"));
    onBranch("b", () -> edit("id: " + one.id(), "id: " + one.id() + " # mine"));

    assertThat(git.tryGit("merge", "-q", "--no-edit", "a").exit()).isZero();

    assertThat(text()).contains("status: in_progress", "# mine");
  }

  @Test
  void aMovedCaseIsMergedWhereItWentTo() {
    String other = desk.make("test_group", "End to end", featureOf(group)).id();
    git.commit("Another group");
    onBranch("a", () -> move(other));
    onBranch("b", () -> edit("- [ ] Check", "- [x] Check"));

    assertThat(git.tryGit("merge", "-q", "--no-edit", "a").exit()).isZero();

    var task = desk.call("task.get", "task_id", one.id());
    assertThat(task.get("parent_id")).isEqualTo(other);
    assertThat(Desk.text(task, "steps")).contains("done=true");
  }

  @Test
  void aRebaseAndACherryPickMergeFieldByField() {
    onBranch("a", () -> edit("status: todo", "status: in_progress"));
    onBranch("b", () -> edit("id: " + one.id(), "id: " + one.id() + " # mine"));
    git.git("rebase", "-q", "a");
    assertThat(text()).contains("status: in_progress", "# mine");

    onBranch("c", () -> edit("priority: 0", "priority: 4"));
    git.git("switch", "-q", "-C", "d", "b");
    git.git("cherry-pick", "c");
    assertThat(text()).contains("status: in_progress", "# mine", "priority: 4");
  }

  @Test
  void whatCannotBeDecidedIsMarkedAndReportedAsUnreadable() {
    Desk.Made two = desk.make("case", "Accept cards", group, "Call the bank");
    git.commit("Two");
    onBranch("a", () -> edit("status: todo", "status: done", "priority: 0", "priority: 7"));
    onBranch("b", () -> edit("status: todo", "status: blocked"));

    Outcome merge = git.tryGit("merge", "-q", "--no-edit", "a");

    assertThat(merge.exit()).isEqualTo(1);
    assertThat(text()).contains("<<<<<<<", "status: blocked", "status: done", "priority: 7");
    var rows = Desk.rows(desk.call("task.list"), "tasks").toString();
    assertThat(rows).contains("a merge conflict", ":2:1").contains(two.id());
  }

  @Test
  void withoutTheProgramGitMergesByItself() {
    new MergeDriver(new Git(git.programs()), Optional.of(temp.resolve("gone")))
        .register(git.root());
    onBranch("a", () -> edit("- [ ] Check", "- [x] Check"));
    onBranch("b", () -> edit("priority: 0", "priority: 2"));

    assertThat(git.tryGit("merge", "-q", "--no-edit", "a").exit()).isZero();
    assertThat(text()).contains("- [x] Check", "priority: 2");
  }

  @Test
  void initRegistersOnceAndEditsNothingOutside() {
    desk.call("workspace.init");
    assertThat(git.git("config", "--get-all", "merge.orchestrator.driver").lines()).hasSize(1);
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.git("check-attr", "merge", git.root().relativize(one.file()).toString()))
        .endsWith("merge: orchestrator");
    assertThat(git.git("check-attr", "merge", "README.md")).endsWith("unspecified");
  }

  private interface Work {
    void run();
  }

  private void onBranch(String name, Work work) {
    git.git("switch", "-q", "-C", name, "main");
    work.run();
    git.commit(name);
  }

  private void edit(String... pairs) {
    String changed = text();
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(changed).contains(pairs[i]);
      changed = changed.replace(pairs[i], pairs[i + 1]);
    }
    git.write(path(), changed);
  }

  private void move(String other) {
    Path folder = Path.of(String.valueOf(desk.call("task.get", "task_id", other).get("path")));
    git.git("mv", path(), folder.resolveSibling(one.file().getFileName()).toString());
  }

  private String featureOf(String id) {
    return String.valueOf(desk.call("task.get", "task_id", id).get("parent_id"));
  }

  private String text() {
    return git.read(path()).orElseThrow();
  }

  private String path() {
    return git.root().relativize(one.file()).toString();
  }
}
