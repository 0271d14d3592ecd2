package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessRefTest {
  @Test
  void itsTextReadsBackTheSame() {
    ProcessRef self = ProcessRef.self();

    assertThat(ProcessRef.parse(self.text())).contains(self);
    assertThat(self.alive()).isTrue();
  }

  @Test
  void otherTextIsNoProcess() {
    assertThat(ProcessRef.parse("")).isEmpty();
    assertThat(ProcessRef.parse("12")).isEmpty();
    assertThat(ProcessRef.parse("x@2026-11-21T02:40:11Z")).isEmpty();
    assertThat(ProcessRef.parse("12@yesterday")).isEmpty();
  }

  @Test
  void aProcessThatEndedIsNotAlive() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessRef ref = ProcessRef.of(process.pid()).orElseThrow();
    assertThat(ref.alive()).isTrue();

    process.destroyForcibly().waitFor();

    assertThat(ref.alive()).isFalse();
    new ProcessTree(Optional.of(ref), Optional.empty()).end(Duration.ofSeconds(1));
  }

  @Test
  void aZombieIsNotAlive() throws Exception {
    Process parent = tree("sleep 60 & echo $!; exec sleep 60");
    ProcessRef child = child(parent);
    assertThat(child.alive()).isTrue();
    assertThat(new ProcessBuilder("kill", "-9", "" + child.pid()).start().waitFor()).isZero();

    awaitEnd(child);

    assertThat(ProcessHandle.of(child.pid())).as("unreaped").isPresent();
    parent.destroyForcibly();
  }

  @Test
  void aRecycledPidDoesNotCountAndIsNotEnded() {
    ProcessRef self = ProcessRef.self();
    var former = new ProcessRef(self.pid(), self.started().minus(Duration.ofMinutes(1)));

    assertThat(former.alive()).isFalse();
    new ProcessTree(Optional.of(former), Optional.empty()).end(Duration.ofSeconds(1));
    assertThat(new ProcessRef(self.pid(), Instant.EPOCH).alive()).isTrue();
  }

  static Process tree(String script) throws IOException {
    return new ProcessBuilder("sh", "-c", script).start();
  }

  static void awaitEnd(ProcessRef process) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          while (process.alive()) {
            Thread.onSpinWait();
          }
        });
  }

  static ProcessRef child(Process root) throws IOException {
    BufferedReader out = root.inputReader();
    return ProcessRef.of(Long.parseLong(out.readLine())).orElseThrow();
  }
}
