package dev.codestrator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders of records that we may not read or write.
class NoPermissionTest {
  @TempDir Path temp;

  @Test
  void aCaseThatMayNotBeReadStopsNoOther() throws IOException {
    Planned plan = Planned.in(temp);
    Path file = plan.file(plan.one());
    List<String> ran = denied(file, "---------", () -> othersWork(plan));
    assertThat(ran.get(0)).contains("unreadable: can't read " + file + ": Permission denied");
    assertThat(ran.get(1)).startsWith("7\nerror: can't read " + file).contains("hint: check who");
    assertThat(plan.cli().done("task", "show", plan.one()).out()).contains("title: One");
    assertThat(plan.cli().done("doctor").exit()).isZero();
  }

  @Test
  void aFolderOfTasksThatMayNotBeReadStopsNoOther() throws IOException {
    Planned plan = Planned.in(temp);
    Path folder = requireNonNull(plan.file(plan.one()).getParent());
    List<String> ran = denied(folder, "---------", () -> othersWork(plan));
    assertThat(ran.get(0)).contains("unreadable: can't list " + folder + ": Permission denied");
    assertThat(ran.get(1)).startsWith("3\nerror: there is no task " + plan.one());
    assertThat(plan.cli().done("task", "show", plan.one()).out()).contains("title: One");
    assertThat(plan.cli().done("doctor").exit()).isZero();
  }

  @Test
  void aLeaseThatMayNotBeReadCountsAsHeldAndStopsNothingElse() throws IOException {
    Planned plan = Planned.in(temp);
    Path lease = plan.records().resolve("locks/" + plan.cli().id("lock", "src/pay") + ".md");
    List<String> ran = denied(lease, "---------", () -> othersWork(plan));
    assertThat(ran.get(5)).contains("can't read " + lease);
    assertThat(ran.getLast()).startsWith("4\n").contains("counts as held");
  }

  @Test
  void whereNothingMayBeWrittenNothingIsHalfWritten() throws IOException {
    Planned plan = Planned.in(temp);
    Path file = plan.file(plan.one());
    String before = Files.readString(file);
    List<String> ran =
        denied(
            requireNonNull(file.getParent()),
            "r-xr-xr-x",
            () ->
                ForkedCli.withoutPrivileges(plan)
                    .run("case begin " + plan.one(), "case begin " + plan.two()));
    assertThat(ran.getFirst())
        .startsWith("7\nerror: can't ")
        .contains(": Permission denied\nhint: check who owns it");
    assertThat(ran.getLast()).startsWith("0\n");
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(plan.records().resolve("checkpoints/" + plan.one())).doesNotExist();
    plan.cli().done("case", "begin", plan.one());
    assertThat(plan.cli().done("doctor").exit()).isZero();
  }

  /// He has rights to read the files, and none to write them. What only this machine knows is its
  /// owner's, and git answers nobody else about the repository.
  @Test
  void anotherUserMayReadAndIsRefusedTheRestClearly() throws IOException {
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "not run: only root becomes another");
    Planned plan = Planned.in(temp);
    String before = plan.cli().git().git("status", "--porcelain");
    List<String> ran =
        ForkedCli.ofAnotherUser(plan, temp)
            .run(
                "task list",
                "task show " + plan.two(),
                "sessions",
                "doctor",
                "case begin " + plan.two(),
                "lock src/other",
                "task add epic Later",
                "open Mine",
                "worktree list");
    assertThat(ran.subList(0, 3)).allMatch(text -> text.startsWith("0\n"));
    assertThat(ran.get(2)).contains(plan.session());
    assertThat(ran.get(3))
        .startsWith("1\ncommon_folder_read_only: ")
        .contains("another user's", "1 found, 0 mended");
    assertThat(ran.subList(4, 7))
        .allMatch(text -> text.startsWith("7\nerror: can't "))
        .allMatch(text -> text.contains(": Permission denied\nhint: check who owns it"));
    assertThat(ran.subList(7, 9))
        .allMatch(text -> text.startsWith("7\nerror: git ") && text.contains("safe.directory"));
    assertThat(plan.cli().git().git("status", "--porcelain")).isEqualTo(before);
    assertThat(plan.cli().done("doctor").exit()).isZero();
  }

  /// What commands printed: a list, the first Case, the second one, edits of that, what the doctor
  /// says, a new task and a lock.
  private static List<String> othersWork(Planned plan) throws IOException {
    List<String> ran =
        ForkedCli.withoutPrivileges(plan)
            .run(
                "task list",
                "task show " + plan.one(),
                "task show " + plan.two(),
                "case begin " + plan.two(),
                "step check " + plan.two() + " Try pass",
                "doctor",
                "task add epic Later",
                "lock src/other");
    assertThat(List.of(ran.get(0), ran.get(2), ran.get(3), ran.get(4), ran.get(6)))
        .allMatch(text -> text.startsWith("0\n"));
    assertThat(ran.get(0)).contains(plan.two());
    assertThat(ran.get(5)).startsWith("1\n");
    return ran;
  }

  private interface Work {
    List<String> run() throws IOException;
  }

  /// Works while a path has these permissions.
  private static List<String> denied(Path path, String permissions, Work work) throws IOException {
    var before = Files.getPosixFilePermissions(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    try {
      return work.run();
    } finally {
      Files.setPosixFilePermissions(path, before);
    }
  }
}
