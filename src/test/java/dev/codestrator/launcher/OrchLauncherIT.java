package dev.codestrator.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `orch`, as a process, in a project of its own.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class OrchLauncherIT {
  private static final int TOOL_FAILED = 7;

  @TempDir private Path temp;
  private TinyProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new TinyProject(temp);
  }

  @AfterEach
  void stopWhatRuns() {
    project.stop();
  }

  @Nested
  class FindingTheJdk {
    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
      project.with("JAVA_HOME", project.fakeJdk("17.0.15").toString());
      assertThat(project.run("jdk").out().strip()).isEqualTo(System.getProperty("java.home"));
    }

    @Test
    void javaOnThePathIsFoundThroughItsLinks() throws Exception {
      var java = Path.of(System.getProperty("java.home"), "bin/java");
      Files.createSymbolicLink(project.bin().resolve("java"), java);
      assertThat(project.with("ORCH_JVM_DIRS", "").run("version").out()).isEqualTo("tiny\n");
    }

    @Test
    void anAnswerThatIsGoneIsLookedForAgain() throws Exception {
      project.run("version");
      Files.move(temp.resolve("jvm/jdk"), temp.resolve("jvm/moved"));
      assertThat(project.run("version").exit()).isZero();
    }

    @Test
    void withoutAnyItSaysHowToGetOne() throws Exception {
      var ended = project.with("ORCH_JVM_DIRS", "").run("version");
      assertThat(ended.exit()).isEqualTo(TOOL_FAILED);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err())
          .startsWith("error: no JDK 25 or newer found")
          .contains("hint:", "apt install", "dnf install", "brew install");
    }

    @Test
    void anExplicitOneThatIsTooOldIsAnError() throws Exception {
      var ended = project.with("ORCH_JAVA_HOME", project.fakeJdk("24").toString()).run("version");
      assertThat(ended.exit()).isEqualTo(TOOL_FAILED);
      assertThat(ended.err()).contains("fake-24 holds no JDK 25");
    }
  }

  @Nested
  class Building {
    @Test
    void onlyTheFirstStartBuilds() throws Exception {
      assertThat(project.run("version").err()).contains("orch: building");
      assertThat(project.run("version").err()).isEmpty();
      assertThat(project.builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
      project.run("version");
      project.source("second");
      assertThat(project.run("version").exit()).isZero();
      assertThat(project.builds()).isEqualTo(2);
    }

    @Test
    void aSourceThatIsOnlyTouchedIsNot() throws Exception {
      project.run("version");
      project.source("first");
      assertThat(project.run("version").err()).isEmpty();
      assertThat(project.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void concurrentStartsBuildOnce(boolean flock) throws Exception {
      if (!flock) {
        project.without("flock");
      }
      var starts = new ArrayList<Process>();
      for (int i = 0; i < 4; i++) {
        starts.add(project.start(project.launcher(), "version"));
      }
      for (Process start : starts) {
        assertThat(project.end(start, "").out()).isEqualTo("tiny\n");
      }
      assertThat(project.builds()).isEqualTo(1);
    }

    @Test
    void aLockOfADeadProcessIsTakenOver() throws Exception {
      project.without("flock").run("version");
      project.source("second");
      var dead = new ProcessBuilder("true").start();
      dead.waitFor();
      var lock = launcherFolder().resolve("target/app/lock.pid");
      Files.createSymbolicLink(lock, Path.of(Long.toString(dead.pid())));
      assertThat(project.run("version").exit()).isZero();
      assertThat(lock).doesNotExist();
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLog() throws Exception {
      project.run("version");
      project.source("broken");
      var ended = project.run("version");
      assertThat(ended.exit()).isEqualTo(TOOL_FAILED);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("A.java is broken", "error: the build failed");
      assertThat(project.with("ORCH_SKIP_BUILD", "1").run("version").out()).isEqualTo("tiny\n");
      assertThat(project.built("work.")).isEmpty();
    }

    @Test
    void withoutMavenWhatIsBuiltRunsWhileTheSourcesAreTheSame() throws Exception {
      project.run("version");
      project.without("mvn").source("first");
      assertThat(project.run("version").exit()).isZero();
      project.source("second");
      var ended = project.run("version");
      assertThat(ended.exit()).isEqualTo(TOOL_FAILED);
      assertThat(ended.err()).contains("mvn is not on the PATH");
    }

    @Test
    void skippingTheBuildNeedsOne() throws Exception {
      var ended = project.with("ORCH_SKIP_BUILD", "1").run("version");
      assertThat(ended.exit()).isEqualTo(TOOL_FAILED);
      assertThat(ended.err()).contains("nothing is built");
    }

    @Test
    void laterBuildsLeaveARunningOneAlone() throws Exception {
      project.run("version");
      var running = project.start(project.launcher(), "wait");
      var out = new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8);
      assertThat(new BufferedReader(out, 1).readLine()).isEqualTo("waiting");
      for (String text : new String[] {"second", "third", "fourth"}) {
        project.source(text);
        project.run("version");
      }
      assertThat(project.built("codestrator.jar")).hasSize(3);
      assertThat(project.end(running, "").exit()).isZero();
      project.source("fifth");
      project.run("version");
      assertThat(project.built("codestrator.jar")).hasSize(2);
    }
  }

  @Nested
  class Starting {
    @ParameterizedTest
    @ValueSource(strings = {"damaged", ""})
    void aDamagedArchiveIsHarmless(String content) throws Exception {
      project.run("version");
      var archives = project.built("command-");
      assertThat(archives).hasSize(1);
      assertThat(Files.size(archives.getFirst())).isPositive();
      Files.writeString(archives.getFirst(), content);
      var ended = project.run("version");
      assertThat(ended.exit()).isZero();
      assertThat(ended.out()).isEqualTo("tiny\n");
    }

    @Test
    void aCutArchiveIsHarmless() throws Exception {
      project.run("version");
      try (var file =
          Files.newByteChannel(project.built("command-").getFirst(), StandardOpenOption.WRITE)) {
        file.truncate(file.size() / 2);
      }
      assertThat(project.run("version").out()).isEqualTo("tiny\n");
    }

    @Test
    void aMissingArchiveIsMadeAgain() throws Exception {
      project.run("version");
      Files.delete(project.built("command-").getFirst());
      assertThat(project.run("version").out()).isEqualTo("tiny\n");
      assertThat(project.built("command-")).hasSize(1);
    }

    @Test
    void itFindsItsFolderThroughLinks() throws Exception {
      Files.createDirectories(temp.resolve("a/b"));
      Files.createSymbolicLink(temp.resolve("a/orch"), Path.of("../the project/orch"));
      var link = Files.createSymbolicLink(temp.resolve("a/b/orch"), Path.of("../orch"));
      var ended = project.end(project.start(link, "bin"), "");
      assertThat(ended.out().strip()).isEqualTo(project.launcher().toString());
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
      var ended = project.run("arguments", "a  b", "", "*", "-x", "Prüfung ✓");
      assertThat(ended.out()).isEqualTo("[arguments, a  b, , *, -x, Prüfung ✓]\n");
    }

    @Test
    void standardInputIsLeftToTheProgram() throws Exception {
      var ended = project.end(project.start(project.launcher(), "echo"), "said");
      assertThat(ended.out()).isEqualTo("said");
    }

    @Test
    void itsExitCodeIsTheProgramsOwn() throws Exception {
      assertThat(project.run("unknown").exit()).isEqualTo(3);
    }
  }

  @Test
  void theRealOneStarts() throws Exception {
    var builder = new ProcessBuilder(System.getProperty("orch.launcher"), "version", "--verbose");
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out)
        .containsPattern("orch \\d+\\.\\d+\\.\\d+")
        .containsPattern("(?m)^runs from +the repository /")
        .containsPattern("(?m)^class cache +used: /.*\\.aot$");
  }

  private Path launcherFolder() {
    return project.launcher().getParent();
  }
}
