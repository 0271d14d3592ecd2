package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `orch version --verbose` says of the program. Of an installation it is asked in
/// packaging/check, of the repository in OrchLauncherIT.
class RunningTest {
  private static final String CACHE = "/home/ada/app/command.aot";

  @TempDir private Path temp;

  @Test
  void everyFactIsTold() {
    Cli cli = Cli.in(temp);
    assertThat(cli.done("version", "--verbose").out().lines())
        .hasSize(7)
        .anyMatch(line -> line.matches("java +25.*, .+"))
        .anyMatch(line -> line.matches("runs from +/.+"))
        .anyMatch(line -> line.matches("class cache +not used: .+"))
        .anyMatch(line -> line.matches("system +Linux .+"));
    assertThat(cli.done("version").out().lines()).hasSize(1);
  }

  @Test
  void anInstallationHasItsJavaBesideIt() {
    assertThat(at("/home/ada/9.9/app/codestrator.jar", "/home/ada/9.9/runtime").place())
        .isEqualTo("the installation /home/ada/9.9");
  }

  @Test
  void aRepositoryHasItsBuildsInTarget() {
    assertThat(at("/src/orch/target/app/2026-1/codestrator.jar", "/usr/lib/jvm/25").place())
        .isEqualTo("the repository /src/orch");
    assertThat(at("/src/orch/target/classes/", "/usr/lib/jvm/25").place())
        .isEqualTo("/src/orch/target/classes");
  }

  @Test
  void aCacheIsUsedWhenItIsPartOfTheMemory() {
    assertThat(cached(Optional.of("7f00-7f01 r--p 0 08:01 12 " + CACHE + "\n")))
        .isEqualTo("used: " + CACHE);
    assertThat(cached(Optional.of("7f00-7f01 r--p 0 08:01 12 /lib/libc.so\n")))
        .isEqualTo("not used: Java does not take " + CACHE);
    assertThat(cached(Optional.empty())).isEqualTo("not known on this system");
  }

  private static String cached(Optional<String> mapped) {
    var options = List.of("-Xmx64m", "-XX:AOTCache=" + CACHE);
    return new Running(new Attributes(), Path.of("/a"), Path.of("/b"), options, mapped).cache();
  }

  private static Running at(String program, String java) {
    return new Running(
        new Attributes(), Path.of(program), Path.of(java), List.of(), Optional.empty());
  }
}
