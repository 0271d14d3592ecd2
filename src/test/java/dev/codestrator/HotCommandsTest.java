package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the commands that agents call most load: no library that they don't need, and none of the
/// JDK's makers of classes, whose work no cache keeps.
class HotCommandsTest {
  private static final List<String> LIBRARIES =
      List.of(
          "com.fasterxml.jackson.",
          "com.knuddels.jtokkit.",
          "com.vladsch.flexmark.",
          "io.modelcontextprotocol.",
          "org.eclipse.jgit.",
          "org.jline.",
          "reactor.");
  private static final List<String> MAKERS =
      List.of(
          "java.lang.runtime.ObjectMethods",
          "java.lang.runtime.SwitchBootstraps",
          "java.security.SecureRandom");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case begin CASE",
        "step check CASE Try pass",
        "task show CASE",
        "task list",
        "here",
        "inbox",
        "lock src/pay",
        "case complete CASE Done --force --reason Enough"
      })
  void loadNothingThatTheyDoNotNeed(String command) throws IOException {
    Planned plan = Planned.in(temp);
    plan.cli().done("case", "begin", plan.one());
    assertThat(loaded(plan, command))
        .contains("dev.codestrator.api.Dispatcher")
        .noneMatch(name -> LIBRARIES.stream().anyMatch(name::startsWith))
        .doesNotContainAnyElementsOf(MAKERS);
  }

  /// A class or a service that no jar has is looked for in all of them, which takes as long as the
  /// rest of the command.
  @Test
  void aWholeProcessLooksThroughNoJars() throws Exception {
    Planned plan = Planned.in(temp);
    Object[] command = {
      "task", "show", plan.one(), "-C", plan.cli().git().root(), "--session", plan.session()
    };
    List<String> env = List.of("env", logging() + " -Xlog:exceptions=info:file=" + log("thrown"));
    try (var process = ForkedJvm.start(env, Main.class, command)) {
      assertThat(process.out().lines()).contains("id: " + plan.one());
      assertThat(process.process().waitFor()).isZero();
    }
    assertThat(names())
        .contains("dev.codestrator.Main")
        .doesNotContain("java.util.ServiceLoader$LazyClassPathLookupIterator");
    assertThat(log("thrown")).content().doesNotContain("ClassNotFoundException");
  }

  @Test
  void aCommandThatNeedsALibraryLoadsIt() throws IOException {
    Planned plan = Planned.in(temp);
    assertThat(loaded(plan, "task show CASE --json"))
        .anyMatch(name -> name.startsWith("com.fasterxml.jackson.core."))
        .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."));
  }

  /// What the launcher's cache of classes is made of. A class there that names a library's types is
  /// checked against them at every start, and JGit's come with a signature.
  @Test
  void whatTheCacheIsMadeOfHasTheStreamsOfMainAndNoJGit() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("training"));
    try (var training =
        ForkedJvm.start(List.of("env", logging()), Training.class, folder, "command")) {
      assertThat(training.process().waitFor()).isZero();
    }
    assertThat(names())
        .contains("dev.codestrator.io.StandardOutput", "dev.codestrator.markdown.ChecklistEditor")
        .noneMatch(name -> name.startsWith("org.eclipse.jgit."));
  }

  /// The classes that a process loads which runs this command.
  private List<String> loaded(Planned plan, String command) throws IOException {
    var forked = new ForkedCli(List.of("env", logging()), plan);
    assertThat(forked.run(command.replace("CASE", plan.one()))).first().asString().startsWith("0");
    return names();
  }

  private String logging() {
    return "JDK_JAVA_OPTIONS=-Xlog:class+load:file=" + log("classes") + "::filecount=0";
  }

  private Path log(String what) {
    return temp.resolve(what + ".log");
  }

  private List<String> names() throws IOException {
    try (Stream<String> lines = Files.lines(log("classes"))) {
      return lines.map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").split(" ", 2)[0]).toList();
    }
  }
}
