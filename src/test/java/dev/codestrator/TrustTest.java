package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that the settings of a clone say starts a program, or reaches outside of the repository,
/// before its user agreed to exactly that.
class TrustTest {
  private static final int FORBIDDEN = 6;

  @TempDir private Path temp;
  private Cli cli;
  private Path canary;

  @BeforeEach
  void begin() {
    cli = Cli.initialised(temp);
    canary = temp.resolve("canary");
  }

  /// Settings as a pull brings them.
  private void pulled(String settings) {
    cli.git().pull(settings).commit("Settings");
  }

  private Cli.Ran refused(String... words) {
    Cli.Ran ran = cli.run(words);
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(FORBIDDEN);
    assertThat(ran.err()).contains("nobody has agreed", "hint: ", "orch trust");
    assertThat(canary).doesNotExist();
    return ran;
  }

  @Test
  void settingsThatStartNothingNeedNoAgreement() {
    assertThat(cli.done("trust").out()).contains("nothing to agree to");
    pulled(
        "# a comment\nlimits:\n  max_concurrent_children: 2\nagents:\n  provider: claude_code\n");
    assertThat(cli.done("trust", "--show").out()).contains("nothing to agree to");
    cli.done("open", "Checkout", "--commit-pending");
  }

  @Test
  void aSetupRunsOnlyAfterItsUserAgreed() {
    pulled("worktree:\n  setup:\n    run: ['touch " + canary + "']\n");
    Cli.Ran ran = refused("open", "Checkout");
    assertThat(ran.err()).contains("worktree.setup.run: touch " + canary);
    assertThat(cli.git().git("worktree", "list").lines()).hasSize(1);
    cli.done("trust", "--yes");
    cli.done("open", "Checkout");
    assertThat(canary).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agents:\n  codex:\n    program: %s\n",
        "agents:\n  codex:\n    args: ['-c', 'notify=[\"%s\"]']\n",
        "agents:\n  codex:\n    sandbox: danger-full-access # %s\n",
        "agents:\n  claude_code:\n    permission_mode: bypassPermissions # %s\n",
        "agents:\n  command: '%s'\n",
        "agents:\n  reviewer_command: '%s'\n",
        "agents:\n  providers:\n    mine:\n      launch: '%s'\n",
        "worktree:\n  setup:\n    teardown: '%s'\n",
        "worktree:\n  setup:\n    copy: ['%s']\n",
        "worktree:\n  setup:\n    link: ['%s']\n",
        "worktrees:\n  folder: '%s'\n",
        "tmux:\n  socket: '%s'\n",
        "merge:\n  verify: '%s'\n",
        "merge:\n  push: '%s'\n",
        "notify:\n  command: '%s'\n",
        "notify:\n  desktop: true # %s\n"
      })
  void eachValueThatStartsSomethingIsShownAndToldByDoctor(String settings) {
    pulled(settings.formatted(canary));
    Cli.Ran shown = cli.run("trust", "--show");
    assertThat(shown.exit()).isEqualTo(1);
    assertThat(shown.out()).contains("new     ").contains("not agreed to: 1");
    assertThat(cli.run("doctor").out()).contains("not_trusted: ", "orch trust");
    assertThat(cli.done("trust", "--yes").out()).contains("agreed, for this clone");
    assertThat(cli.done("trust", "--show").out()).contains("agreed  ").doesNotContain("new  ");
    assertThat(cli.run("doctor").out()).doesNotContain("not_trusted");
    assertThat(canary).doesNotExist();
  }

  @Test
  void doctorAndHealthStartNoProgramOfTheSettings() throws IOException {
    Path program = temp.resolve("evil");
    Files.writeString(program, "#!/bin/sh\ntouch " + canary + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    pulled("agents:\n  codex:\n    program: " + program + "\n");
    Cli withPath = cli.with("PATH", System.getenv("PATH"));
    withPath.run("doctor");
    withPath.run("doctor", "--probe", "codex");
    withPath.run("job", "health");
    withPath.run("job", "start", "Say hello");
    assertThat(canary).doesNotExist();
    cli.done("trust", "--yes");
    withPath.run("job", "health");
    assertThat(canary).exists();
  }

  @Test
  void aJobOfTheSettingsCommandIsRefused() {
    pulled("agents:\n  provider: command\n  command: touch " + canary + "\n");
    refused("job", "start", "Say hello");
    refused("job", "start", "Say hello", "--worktree");
  }

  @Test
  void onlyAChangeOfTheValueAsksAgain() {
    pulled("merge:\n  verify: make test\n");
    cli.done("trust", "--yes");
    pulled("# new\nlimits:\n  ready_seconds: 9\nmerge:\n  batch: 2\n  verify: 'make test'\n");
    cli.done("trust", "--show");
    pulled("merge:\n  verify: make test; make evil\n");
    assertThat(cli.run("trust", "--show").exit()).isEqualTo(1);
    pulled("worktree:\n  setup:\n    run: [make test]\n");
    assertThat(cli.run("trust", "--show").out()).contains("new     worktree.setup.run: make test");
  }

  @Test
  void anotherCloneHasAgreedToNothing() {
    pulled("merge:\n  verify: make test\n");
    cli.done("trust", "--yes");
    Path other = temp.resolve("other");
    cli.git().git("clone", "--quiet", cli.git().root().toString(), other.toString());
    Cli there = Cli.at(new GitFixture(cli.git().home(), other));
    assertThat(there.run("trust", "--show").exit()).isEqualTo(1);
  }

  @Test
  void aCopyOfTheFileElsewhereCountsForNothing() throws IOException {
    pulled("merge:\n  verify: make test\n");
    cli.done("trust", "--yes");
    Path moved = temp.resolve("moved");
    Files.move(cli.git().root(), moved);
    assertThat(cli.from(moved).run("trust", "--show").exit()).isEqualTo(1);
  }

  @Test
  void whatWasAgreedToIsPrivateAndCanBeTakenBack() throws IOException {
    pulled("merge:\n  verify: make test\n");
    cli.done("trust", "--yes");
    Path file = cli.git().root().resolve(".git/orchestrator/trust");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    cli.done("trust", "--revoke");
    assertThat(cli.run("trust", "--show").exit()).isEqualTo(1);
  }

  @Test
  void agentsDontAgree() {
    pulled("merge:\n  verify: make test\n");
    for (Cli agent :
        new Cli[] {
          cli.with("ORCH_ROLE", "worker"),
          cli.with("ORCH_THREAD", "t-0000001"),
          cli.with("CLAUDECODE", "1"),
          cli.with("CODEX_THREAD_ID", "x")
        }) {
      for (String option : new String[] {"--yes", "--revoke"}) {
        Cli.Ran ran = agent.run("trust", option);
        assertThat(ran.exit()).isEqualTo(FORBIDDEN);
        assertThat(ran.err()).contains("error: an agent asked to agree");
      }
    }
    assertThat(cli.run("trust", "--show").exit()).isEqualTo(1);
  }

  @Test
  void nobodyAgreesByNotAnswering() {
    pulled("merge:\n  verify: make test\n");
    assertThat(cli.reading("y\n").run("trust").exit()).isEqualTo(1);
    assertThat(cli.run("trust", "--show").exit()).isEqualTo(1);
  }

  @Test
  void whatIsShownHidesNothing() {
    pulled("merge:\n  verify: \"make test\\e[2K\\r\\u202e\\u200b\\nrm -rf ~ \\\\\"\n");
    assertThat(cli.run("trust", "--show").out())
        .contains("merge.verify: make test\\u{1b}[2K\\u{d}\\u{202e}\\u{200b}\\u{a}rm -rf ~ \\\\\n");
  }

  @Test
  void theSettingsOfASessionAreAskedAboutToo() {
    cli.done("open", "Checkout", "--commit-pending");
    Path root =
        cli.git()
            .git("worktree", "list", "--porcelain")
            .lines()
            .filter(line -> line.startsWith("worktree "))
            .map(line -> Path.of(line.substring("worktree ".length())))
            .skip(1)
            .findFirst()
            .orElseThrow();
    cli.git().at(root).pull("merge:\n  verify: touch " + canary + "\n");
    assertThat(cli.run("trust", "--show").out()).contains("merge.verify: touch " + canary);
    assertThat(cli.run("doctor").out()).contains("not_trusted: ");
  }

  @Test
  void aCaseGetsNoUnboundedWorkerUnlessTheSettingsSaySo() {
    String session = cli.id("open", "Checkout", "--commit-pending");
    Cli root = cli.with("ORCH_SESSION", session);
    String epic = root.id("task", "add", "epic", "Shop");
    String feature = root.id("task", "add", "feature", "Pay", "--parent", epic);
    String group = root.id("task", "add", "test_group", "Unit", "--parent", feature);
    String one =
        root.id(
            "task", "add", "case", "Free", "--parent", group, "--sandbox", "danger_full_access");
    Cli.Ran ran = root.run("spawn", one, "--provider", "command", "--launch-command", "true");
    assertThat(ran.exit()).isEqualTo(FORBIDDEN);
    assertThat(ran.err()).contains("sandbox danger-full-access", "orch trust");
  }
}
