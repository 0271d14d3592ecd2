package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of agents on a machine is for its user alone, and records hold no secrets.
class PrivacyTest {
  private static final String SECRET = "sk-" + "abcDEF0123456789abcDEF";

  @TempDir private Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String aCase;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    aCase = scene.aCase("Case", Map.of("steps", List.of("One")));
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nobodyElseLooksIntoTheLocalFolder() throws IOException {
    Path local = orchestra.git().root().resolve(".git/orchestrator");
    assertThat(mode(local)).isEqualTo("rwx------");
    Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwxr-xr-x"));
    scene.root().call("step.add", "case_id", aCase, "title", "Two");
    assertThat(mode(local)).isEqualTo("rwx------");
    Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwxrwxr-x"));
    scene.root().call("step.add", "case_id", aCase, "title", "Three");
    assertThat(mode(local)).isEqualTo("rwxrwx---");
  }

  @Test
  void promptsAndLogsAreForTheirUserAlone() throws IOException {
    String thread = scene.spawn(aCase, "exec sleep 60");
    Path local = orchestra.git().root().resolve(".git/orchestrator");
    assertThat(mode(local.resolve("grants/" + thread))).isEqualTo("rw-------");
    for (String name : List.of("prompt.md", "log")) {
      assertThat(mode(local.resolve("threads/" + thread + "/" + name))).isEqualTo("rw-------");
    }
    assertThat(mode(local.resolve("threads/" + thread + "/launch.sh"))).isEqualTo("rwx------");
  }

  @Test
  void whatIsCommittedOfAStepHoldsNoSecret() throws IOException {
    scene.root().call("case.begin", "case_id", aCase);
    scene
        .root()
        .call(
            "step.check",
            "case_id",
            aCase,
            "step",
            "One",
            "result",
            "pass",
            "evidence",
            Map.of("command", "curl -H 'Authorization: Bearer " + SECRET + "' x", "exit_code", 0));
    scene
        .root()
        .call("case.block", "case_id", aCase, "reason", "API_KEY=" + SECRET + " is refused");
    try (Stream<Path> files = Files.walk(scene.path().resolve(".orchestrator"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(SECRET));
    }
    assertThat(Files.readString(scene.file(aCase))).contains("[hidden]");
  }

  @Test
  void aThreadsLogIsShownWithoutSecrets() {
    String thread = scene.spawn(aCase, "echo key " + SECRET + "; exec sleep 60");
    Waiting.until("its word", () -> seen(thread).contains("key "));
    assertThat(seen(thread)).doesNotContain(SECRET);
  }

  private String seen(String thread) {
    return scene.root().call("thread.child.status", "thread_id", thread).fields().toString();
  }
}
