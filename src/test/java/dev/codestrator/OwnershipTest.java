package dev.codestrator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "Claimed by a worktree: there. Otherwise: here": whoever asks, from wherever.
class OwnershipTest {
  @TempDir Path temp;

  @Test
  void aClaimedCaseIsReadAndWrittenInItsWorktreeFromEverywhere() {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    for (Path place : places(plan, child)) {
      Cli there = plan.cli().from(place);
      assertThat(path(there, plan.one())).startsWith(child);
      assertThat(path(there, plan.two())).startsWith(plan.root());
    }
    plan.cli().from(plan.cli().git().root()).done("case", "begin", plan.one());
    plan.cli().from(child).done("step", "check", plan.one(), "Try", "pass");
    plan.cli().from(child).done("case", "begin", plan.two());

    assertThat(plan.show(plan.one())).containsEntry("status", "in_progress");
    assertThat(Disk.text(path(plan.cli(), plan.one()))).contains("- [x] Try");
    assertThat(Disk.text(plan.root().resolve(child.relativize(path(plan.cli(), plan.one())))))
        .contains("status: todo", "- [ ] Try");
    assertThat(path(plan.cli(), plan.two())).startsWith(plan.root());
    assertThat(plan.cli().done("task", "tree").out())
        .contains(plan.one() + "  One  (1/1)  @" + plan.show(plan.one()).get("at"));
    doctor(plan);
  }

  @Test
  void aChildOfAChildOwnsACaseThatItsParentHasNeverSeen() {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    String parent = plan.at(plan.one());
    String late = plan.add("Late");
    plan.cli().done("case", "begin", late);
    Path nested = plan.spawn(late, parent);

    for (Path place : places(plan, child, nested)) {
      assertThat(path(plan.cli().from(place), late)).startsWith(nested);
    }
    assertThat(plan.show(late)).containsEntry("status", "in_progress");
    plan.cli().from(child).done("step", "check", late, "Try", "pass");
    assertThat(Disk.text(path(plan.cli(), late))).contains("- [x] Try");
    doctor(plan);
  }

  @Test
  void whatAChildOfAChildOwnedIsItsParentsOnceItIsMerged() {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    String parent = plan.at(plan.one());
    String late = plan.add("Late");
    Path nested = plan.spawn(late, parent);
    plan.cli().from(nested).done("case", "begin", late);
    plan.cli().from(nested).done("step", "check", late, "Try", "pass");
    plan.cli().from(nested).done("case", "complete", late, "Done");

    plan.merge(plan.at(late));
    assertThat(path(plan.cli(), late)).startsWith(child);
    assertThat(plan.show(late)).containsEntry("status", "done");

    plan.merge(parent);
    assertThat(path(plan.cli(), late)).startsWith(plan.root());
    assertThat(plan.show(late)).containsEntry("status", "done");
    assertThat(plan.show(plan.one())).containsEntry("status", "todo");
    doctor(plan);
  }

  @Test
  void sessionsWorkOnTheirOwnCopies() {
    Planned plan = Planned.in(temp);
    String other = plan.cli().id("open", "Refund a card");
    Cli theirs = plan.cli().with("ORCH_SESSION", other);
    plan.cli().done("case", "begin", plan.one());
    theirs.done("case", "begin", plan.two());

    assertThat(path(theirs, plan.one())).isNotEqualTo(path(plan.cli(), plan.one()));
    assertThat(theirs.done("task", "show", plan.one(), "--json").text("status")).isEqualTo("todo");
    assertThat(plan.show(plan.one())).containsEntry("status", "in_progress");
    assertThat(plan.show(plan.two())).containsEntry("status", "todo");
    Cli nobody =
        new Cli(
            plan.cli().git(), requireNonNull(path(theirs, plan.two()).getParent()), Map.of(), "");
    assertThat(path(nobody, plan.two())).isEqualTo(path(theirs, plan.two()));
    assertThat(path(nobody.from(nobody.git().root()), plan.two())).startsWith(nobody.git().root());
    doctor(plan);
  }

  @Test
  void aMovedWorktreeIsFound() throws IOException {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    Path moved = temp.toRealPath().resolve("moved");
    plan.cli().git().git("worktree", "move", child.toString(), moved.toString());
    worksThere(plan, moved);

    Path again = temp.toRealPath().resolve("again");
    Files.move(moved, again);
    plan.cli().git().git("worktree", "repair", again.toString());
    plan.cli().from(again).done("step", "check", plan.one(), "More", "pass");
    assertThat(path(plan.cli(), plan.one())).startsWith(again);

    Path root = temp.toRealPath().resolve("root");
    plan.cli().git().git("worktree", "move", plan.root().toString(), root.toString());
    assertThat(path(plan.cli(), plan.two())).startsWith(root);
    plan.cli().from(again).done("case", "begin", plan.two());
    doctor(plan);
  }

  @Test
  void aDetachedHeadChangesNothing() {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    for (Path place : List.of(plan.cli().git().root(), plan.root(), child)) {
      plan.cli().git().at(place).git("checkout", "--quiet", "--detach");
    }
    worksThere(plan, child);
    assertThat(path(plan.cli(), plan.two())).startsWith(plan.root());
    plan.cli().done("case", "begin", plan.two());
    plan.cli().from(plan.cli().git().root()).done("sessions");
    doctor(plan);
  }

  @Test
  void aCaseOfAWorktreeThatIsGoneIsShownFromItsBranchAndKept() throws IOException {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    plan.cli().done("case", "begin", plan.one());
    plan.cli().done("step", "check", plan.one(), "Try", "pass");
    plan.cli().git().at(child).commit("Work");
    String branch = plan.cli().git().at(child).git("branch", "--show-current");
    String owner = plan.at(plan.one());
    Disk.deleteTree(child);

    String told = "worktree " + owner + " is not on this machine: this is from its branch";
    assertThat(plan.show(plan.one())).containsEntry("status", "in_progress");
    assertThat(plan.cli().done("task", "show", plan.one()).out()).contains("stale: " + told);
    assertThat(plan.cli().done("task", "list").out()).contains(owner + "  worktree " + owner);
    assertThat(plan.cli().done("task", "tree").out())
        .contains(plan.one() + "  One  (1/1)  @" + owner + " (gone)");
    List<String> path = plan.cli().done("task", "path", plan.one()).out().lines().toList();
    assertThat(path.getFirst()).startsWith(branch + ":.orchestrator/tasks/");
    assertThat(plan.cli().git().git("show", path.getFirst())).contains("- [x] Try");
    assertThat(path.getLast()).startsWith("stale: " + told);

    Everything before = Everything.of(plan.cli().git());
    Cli.Ran ran = plan.cli().run("step", "check", plan.one(), "More", "pass");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains(child + " is gone", "hint: bring it back: git worktree add -f ");
    assertThat(Everything.of(plan.cli().git())).isEqualTo(before);
    plan.cli().done("case", "begin", plan.two());
    assertThat(plan.cli().run("doctor", "--fix").out()).contains("holds work; bring it back");

    plan.cli().git().git("worktree", "add", "-f", "--quiet", child.toString(), branch);
    assertThat(plan.show(plan.one())).doesNotContainKey("stale");
    plan.cli().done("step", "check", plan.one(), "More", "pass");
    assertThat(path(plan.cli(), plan.one())).startsWith(child);
    doctor(plan);
  }

  @Test
  void aWorktreeThatIsGivenUpGivesItsCasesBack() {
    Planned plan = Planned.in(temp);
    Path child = plan.spawn(plan.one());
    String owner = plan.at(plan.one());
    Disk.deleteTree(child);
    Path record = plan.records().resolve("worktrees/" + owner + ".md");
    Examined.edit(record, "status: active", "status: removed");

    assertThat(path(plan.cli(), plan.one())).startsWith(plan.root());
    plan.cli().done("case", "begin", plan.one());
    doctor(plan);
  }

  private static void worksThere(Planned plan, Path child) {
    for (Path place : places(plan, child)) {
      assertThat(path(plan.cli().from(place), plan.one())).startsWith(child);
    }
    plan.cli().done("case", "begin", plan.one());
    plan.cli().from(child).done("step", "check", plan.one(), "Try", "pass");
    assertThat(Disk.text(path(plan.cli(), plan.one()))).contains("- [x] Try");
  }

  private static List<Path> places(Planned plan, Path... more) {
    var places = new ArrayList<>(List.of(plan.cli().git().root(), plan.root()));
    places.addAll(List.of(more));
    return places;
  }

  private static Path path(Cli cli, String task) {
    return Path.of(cli.done("task", "path", task).line());
  }

  private static void doctor(Planned plan) {
    assertThat(plan.cli().run("doctor").out()).isEqualTo("nothing is wrong\n");
  }
}
