package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  @Test
  void itEndsWithinItsGraceThoughItsRootIgnoresTheRequest() throws Exception {
    Process root = ProcessRefTest.tree("trap '' TERM; sleep 60 & echo $!; while :; do wait; done");
    ProcessRef child = ProcessRefTest.child(root);

    tree(root).end(Duration.ofMillis(300));

    assertThat(root.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(root.exitValue()).isEqualTo(128 + 9);
    ProcessRefTest.awaitEnd(child);
  }

  @Test
  void itIsAskedBeforeItIsKilled() throws Exception {
    Process root =
        ProcessRefTest.tree(
            "trap 'sleep 0.2; exit 7' TERM; sleep 60 & echo $!; while :; do wait; done");
    ProcessRef child = ProcessRefTest.child(root);

    tree(root).end(Duration.ofSeconds(10));

    assertThat(root.waitFor()).isEqualTo(7);
    ProcessRefTest.awaitEnd(child);
  }

  /// As an agent that runs a hook, in a session of its own, while it ends.
  @Test
  void whatItStartsWhileItEndsIsEndedToo() throws Exception {
    Process root =
        ProcessRefTest.tree(
            """
            trap 'setsid sleep 60 & echo $!; sleep 0.3; exit 7' TERM
            sleep 60 & echo $!
            while :; do wait; done
            """);
    ProcessRef child = ProcessRefTest.child(root);

    tree(root).end(Duration.ofSeconds(3));

    assertThat(root.waitFor()).isEqualTo(7);
    ProcessRefTest.awaitEnd(child);
    assertThat(Long.parseLong(root.inputReader().readLine()))
        .satisfies(late -> assertThat(ProcessRef.of(late)).isEmpty());
  }

  @Test
  void whatItLeftBehindInItsSessionIsEnded() throws Exception {
    Process root = ProcessRefTest.tree("exec setsid sh -c 'sleep 60 & echo $!; echo $$'");
    ProcessRef left = ProcessRefTest.child(root);
    long session = Long.parseLong(root.inputReader().readLine());
    root.waitFor();
    assertThat(left.alive()).isTrue();

    new ProcessTree(Optional.empty(), Optional.of(session)).end(Duration.ofSeconds(10));

    assertThat(left.alive()).isFalse();
  }

  private static ProcessTree tree(Process root) {
    return new ProcessTree(ProcessRef.of(root.pid()), Optional.empty());
  }
}
