package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SystemProgramsTest {
  @TempDir Path folder;

  @Test
  void exitCodeOutputAndErrorsComeBack() {
    Outcome outcome = run(shell("echo out; echo problem >&2; pwd; exit 3"));

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.out()).isEqualTo("out\n" + Disk.real(folder) + "\n");
    assertThat(outcome.complaint()).isEqualTo("problem");
  }

  @Test
  void bigOutputOnBothStreamsAtOnceDoesNotBlock() {
    Outcome outcome =
        run(shell("head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero; echo end >&2"));

    assertThat(outcome.out()).hasSize(3_000_000);
    assertThat(outcome.err()).hasSize(3_000_004).endsWith("end\n");
  }

  @Test
  void inputBiggerThanAPipeArrivesWhole() {
    String input = "0123456789".repeat(100_000) + "\n";

    assertThat(run(command("cat").withInput(input)).out()).isEqualTo(input);
  }

  @Test
  void aProgramThatDoesNotReadItsInputIsNoFailure() {
    String input = "x".repeat(1_000_000);

    assertThat(run(command("true").withInput(input)).ok()).isTrue();
    assertThat(run(shell("exec <&-; echo done").withInput(input)).out()).isEqualTo("done\n");
  }

  @Test
  void variablesAreSetAndUnset() {
    var environment = Map.of("HOME", "", "ORCH_TEST", "a b");

    Outcome outcome = run(shell("echo \"${HOME-unset} $ORCH_TEST\"").withEnvironment(environment));

    assertThat(outcome.out()).isEqualTo("unset a b\n");
  }

  @Test
  void aProgramOverItsTimeIsEndedWithAllItsDescendants() throws Exception {
    Path pids = folder.resolve("pids");
    Command hangs =
        shell("trap '' TERM; sh -c 'sleep 60 & echo $! >>pids; wait' & echo $! >>pids; wait")
            .withInput("x".repeat(1_000_000))
            .withLimit(Duration.ofMillis(500));

    assertThatThrownBy(() -> run(hangs))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("program_timeout"));

    List<Long> children = Disk.text(pids).lines().map(Long::valueOf).toList();
    assertThat(children).hasSize(2);
    for (long pid : children) {
      ProcessRef.of(pid).ifPresent(ProcessRefTest::awaitEnd);
    }
  }

  @Test
  void aBackgroundProcessThatKeepsTheOutputOpenIsNotWaitedFor() {
    long start = System.nanoTime();

    Outcome outcome = run(shell("echo before; sleep 15 & echo $!; sleep 0.3"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(2).startsWith("before");
    ProcessHandle.of(Long.parseLong(lines.get(1))).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void anInterruptEndsTheProgram() throws Exception {
    Path pid = folder.resolve("pid");
    var caught = new Throwable[1];
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                run(shell("echo $$ >pid.new; mv pid.new pid; exec sleep 60"));
              } catch (Rejection e) {
                caught[0] = e;
              }
            });
    try (Watch watch = Watch.on(List.of(folder))) {
      while (!Disk.exists(pid)) {
        watch.await(Duration.ofSeconds(1));
      }
    }

    thread.interrupt();
    thread.join();

    assertThat(caught[0])
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("interrupted"));
    ProcessRef.of(Long.parseLong(Disk.text(pid).strip())).ifPresent(ProcessRefTest::awaitEnd);
  }

  @Test
  void aMissingProgramAndAMissingFolderAreToldApart() {
    assertThatThrownBy(() -> run(command("no-such-program")))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("program_missing"));
    assertThatThrownBy(() -> run(Command.of(folder.resolve("gone"), List.of("true"))))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("folder_missing"));
  }

  private static Outcome run(Command command) {
    return new SystemPrograms().run(command);
  }

  private Command shell(String script) {
    return command("sh", "-c", script);
  }

  private Command command(String... words) {
    return Command.of(folder, List.of(words));
  }
}
