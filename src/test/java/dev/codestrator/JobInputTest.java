package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people give to jobs: files before the prompt, odd folders, and words that can't be meant.
class JobInputTest {
  @TempDir private Path temp;
  private JobDesk desk;

  @BeforeEach
  void open() {
    desk = JobDesk.in(temp);
  }

  @AfterEach
  void end() {
    desk.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = desk.cli().folder().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start | no_prompt | 2",
        "start x --reasonning high | unknown_option | 2",
        "start x -m bad$model | bad_model | 2",
        "start x -s writable | unknown_choice | 2",
        "start x -r | wrong_usage | 2",
        "start x --retry many | out_of_range | 2",
        "start x -d nowhere | no_such_folder | 3",
        "start x -f src/*.nothing | no_such_files | 2",
        "start x -f ../other | path_outside | 2",
        "start x --claim ../other | path_outside | 2",
        "start x --provider gemini | unknown_provider | 3",
        "statsu t-1 | unknown_command | 2",
        "status | wrong_usage | 2",
        "status t-0000000 | unknown_id | 3",
        "capture t-0000000 many | out_of_range | 2",
        "send t-0000000 | unknown_id | 3"
      })
  void whatCanNotBeMeantIsRefused(String line, String code, int exit) {
    var words = new ArrayList<>(List.of("job", "--json"));
    words.addAll(List.of(line.split(" ", -1)));
    Cli.Ran ran = desk.cli().run(words.toArray(String[]::new));
    assertThat(ran.err()).contains("\"" + code + "\"");
    assertThat(ran.exit()).isEqualTo(exit);
    words.set(0, "codex-agent");
    assertThat(desk.cli().run(words.toArray(String[]::new)).exit()).isEqualTo(1);
    assertThat(desk.done("jobs")).isEqualTo("No jobs");
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheNearest() {
    assertThat(desk.run("start", "x", "--reasonning", "high").err())
        .contains("there is no option '--reasonning'", "did you mean --reasoning?");
    assertThat(desk.run("strat", "x").err()).contains("did you mean 'start'?");
  }

  @Test
  void mapAndFilesStandBeforeThePromptTheSmallOnesFirst() throws IOException {
    write("docs/ARCHITECTURE.md", "# The map\n");
    write("src/large.txt", "large ".repeat(50));
    write("src/small.txt", "small");
    write("src/skip/not.txt", "not");
    write("src/binary.bin", "a\0b");
    write("src/huge.txt", "x".repeat(500_000));
    Cli.Ran ran =
        desk.run("start", "Do it", "--dry-run", "--map", "-f", "src/**", "-f", "!src/skip/**");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err())
        .contains("src/binary.bin is left out: it is no text")
        .contains("src/huge.txt is left out: it has 500000 bytes");
    assertThat(ran.out().lines())
        .containsSubsequence(
            "Reasoning: default",
            "Sandbox: workspace-write",
            "## Codebase map",
            "# The map",
            "### src/small.txt",
            "### src/large.txt",
            "## Task",
            "Do it")
        .noneMatch(line -> line.contains("not.txt"));
    assertThat(ran.out()).startsWith("Would send ~");
    assertThat(desk.done("jobs")).isEqualTo("No jobs");
  }

  @Test
  void aBudgetOfTokensLeavesOutTheLargest() throws IOException {
    write("src/large.txt", "large ".repeat(500));
    write("src/small.txt", "small");
    Cli.Ran ran =
        desk.run("start", "Do it", "--dry-run", "-f", "src/**", "--context-budget", "100");
    assertThat(ran.err()).contains("src/large.txt is left out").contains("over the budget");
    assertThat(ran.out()).contains("### src/small.txt").doesNotContain("### src/large.txt");
    int tokens = Integer.parseInt(ran.out().lines().findFirst().orElse("").replaceAll("\\D", ""));
    assertThat(tokens).isBetween(15, 40);
  }

  @Test
  void aGlobThatMeansTooMuchIsRefused() throws IOException {
    for (int i = 0; i <= 500; i++) {
      write("many/" + i + ".txt", "x");
    }
    assertThat(desk.run("start", "x", "-f", "many/**").err()).contains("-f means 501 files");
  }

  @Test
  void aMissingMapIsAWarning() {
    Cli.Ran ran = desk.run("start", "Do it", "--dry-run", "--map");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("warning: no map of the codebase").contains("orch job start");
  }

  @Test
  void jobsWorkOutsideOfRepositoriesAndAreFoundFromEverywhere() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("no repository"));
    JobDesk outside = desk.from(folder);
    String id = outside.start("echo on; exec sleep 600", "Look", "--claim", "notes/**");
    Waiting.until("it began", () -> desk.done("output", id).contains("on"));
    assertThat(folder).isEmptyDirectory();
    assertThat(temp.resolve("state/codestrator/places")).isNotEmptyDirectory();
    assertThat(desk.done("jobs")).contains(id);
    assertThat(desk.status(id, "Working dir")).isEqualTo(folder.toString());
    String here = desk.resting("Here");
    assertThat(outside.done("jobs")).contains(id, here);
    Cli.Ran second = outside.run("start", "x", "--provider", "command", "--command", "true");
    assertThat(second.err()).contains(id);
    assertThat(outside.run("start", "x", "--worktree").err()).contains("no git repository");
    desk.done("kill", id);
    outside.done("delete", id);
    assertThat(desk.done("jobs")).doesNotContain(id);
  }

  @Test
  void doctorAndSessionsHaveNothingAgainstJobs() {
    desk.cli().done("init");
    desk.cli().git().commit("Begin");
    String id = desk.resting("Rest", "--claim", "src/**", "--worktree");
    Cli.Ran doctor = desk.cli().run("doctor");
    assertThat(doctor.exit()).as(doctor.out()).isZero();
    Cli own = desk.cli().with("ORCH_SESSION", desk.cli().id("open", "Pay by card"));
    assertThat(own.run("lock", "src/pay").err()).contains("is held by").contains(id);
    desk.done("kill", id);
  }

  @Test
  void theLinkIsMadeOnceAndTakesNothingAway() throws IOException {
    Path launcher = Files.writeString(temp.resolve("orch"), "#!/bin/sh\n");
    Cli cli = desk.cli().with("ORCH_BIN", launcher.toString());
    Path link = desk.cli().git().home().resolve(".local/bin/codex-agent");
    assertThat(cli.done("init", "--codex-agent").out()).contains(link.toString());
    assertThat(Files.readSymbolicLink(link)).isEqualTo(launcher);
    cli.done("init", "--codex-agent");
    Files.delete(link);
    Files.writeString(link, "mine");
    assertThat(cli.run("init", "--codex-agent").exit()).isEqualTo(4);
    assertThat(link).hasContent("mine");
  }
}
