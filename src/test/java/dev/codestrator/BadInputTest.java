package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each refusal says what was asked, what is and what to do, and leaves everything as it was.
class BadInputTest {
  @TempDir private Path folder;

  private static Cli.Ran refused(Cli cli, String... words) {
    Everything before = Everything.of(cli.git());
    Cli.Ran ran = cli.run(words);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error: ").doesNotContain("\tat ", "Exception", "bug of orch");
    assertThat(Everything.of(cli.git())).isEqualTo(before);
    return ran;
  }

  private static void refused(Cli cli, int exit, List<String> says, String... words) {
    Cli.Ran ran = refused(cli, words);
    assertThat(ran.err()).as(String.join(" ", words)).contains(says);
    assertThat(ran.err()).containsPattern("\nhint: .+|' takes .+, not '");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
  }

  private static void plan(Cli cli) {
    String epic = cli.id("task", "add", "epic", "Checkout");
    String feature = cli.id("task", "add", "feature", "Payment", "--parent", epic);
    String group = cli.id("task", "add", "test_group", "Rules", "--parent", feature);
    cli.id("task", "add", "case", "Expiry", "--parent", group, "--step", "Try");
    cli.id("task", "add", "case", "Limit", "--parent", group);
    cli.git().commit("Plan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"init", "open", "sessions", "status", "task list", "locks", "merge queue"})
  void outsideOfARepositoryNothingWorks(String command) {
    Cli cli = Cli.in(folder);
    Path outside = cli.git().home();
    refused(cli.from(outside), 3, List.of(outside.toString(), "git init"), command.split(" "));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    refused(Cli.in(folder), 3, List.of("/nowhere/at/all"), "-C", "/nowhere/at/all", "task", "list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "open", "task list", "task add epic x"})
  void aBareRepositoryHasNoPlaceForRecords(String command) {
    GitFixture git = GitFixture.in(folder);
    git.git("clone", "--quiet", "--bare", ".", "../bare.git");
    Path bare = folder.resolve("bare.git");
    refused(Cli.at(git).from(bare), 4, List.of("bare", bare.toString()), command.split(" "));
  }

  @Test
  void aSessionNeedsAFirstCommit() {
    Cli cli = Cli.at(GitFixture.unborn(folder));
    refused(cli, 4, List.of("no commit", "git commit --allow-empty"), "open", "Pay by card");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          3; task show c-zzzzzzz;              c-zzzzzzz|task list
          3; task path e-0000000;              e-0000000
          2; task show nonsense;               'nonsense'|task list
          3; task show t-1234567;              t-1234567
          3; task add feature x --parent e-zzzzzzz; e-zzzzzzz
          2; task add feature x --parent c-;   fits 2 records|give more
          2; task add case x --parent e-;      can't be below the epic|test group
          2; task add epic x --parent g-;      epic
          2; task add case x;                  parent
          2; task add thing x;                 'thing'|epic, feature
          2; task add epic;                    'title' is missing
          2; task add;                         'level' is missing|test_group
          2; task add epic x y;                'y'
          2; task add epic x --priority high;  priority|whole number|high
          2; task add epic x --priorty 3;      --priorty|--priority
          2; task list --status dune;          dune|done
          2; task lst;                         task lst|task list
          2; tsk list;                         tsk|did you mean 'orch task list'
          2; task;                             task add
          2; statsu;                           statsu|did you mean 'orch status'
          2; xyzzyxyzzy;                       xyzzyxyzzy|orch help
          2; status;                           session|orch open
          3; status --session s-zzzzzzz;       s-zzzzzzz
          2; status --session zebra;           zebra
          2; status --as king;                 king|worker
          2; call;                             method|--list
          2; call task.lst;                    task.lst|'task.list'
          2; call task.list {"levle":"epic"};  levle|'level'
          2; call task.list {"level":;         JSON|line 1 column
          2; call task.list [];                JSON
          2; call task.list null;              JSON
          2; call task.create {"level":"epic"}; 'title' is missing
          2; call task.create {"level":"epic"}{}; JSON
          """)
  void badWordsAreRefusedWithWhatToDo(int exit, String command, String says) {
    Cli cli = Cli.initialised(folder);
    plan(cli);
    refused(cli, exit, List.of(says.split("\\|")), command.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n", "\t"})
  void aTitleSaysSomething(String title) {
    Cli cli = Cli.initialised(folder);
    refused(cli, 2, List.of("'title' is empty"), "task", "add", "epic", title);
  }

  @Test
  void anAmbiguousIdIsRefusedWithTheCandidates() {
    Cli cli = Cli.initialised(folder);
    plan(cli);
    List<String> cases = cli.done("task", "list", "--level", "case", "-q").out().lines().toList();
    refused(cli, 2, cases, "task", "show", "c-");
    assertThat(cli.done("task", "show", "e-").out()).contains("title: Checkout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say \"hello\" and 'good bye'",
        "$(touch owned) `id` ${HOME} %s \\n",
        "Zahlung 😀 für Ärger 日本語",
        "a: b # c & *d | > - [e] {f} !g @h",
        "- [ ] no step",
        "--- no front matter",
        "true",
        "~"
      })
  void anyTitleOfOneLineIsKeptByteForByte(String title) {
    Cli cli = Cli.initialised(folder);
    String task = cli.id("task", "add", "epic", "--", title);
    assertThat(cli.done("task", "show", task, "--json").text("title")).isEqualTo(title);
    assertThat(cli.done("task", "tree").out()).contains(task + "  " + title);
    assertThat(cli.call("task.get", Map.of("task_id", task))).containsEntry("title", title);
    assertThat(cli.git().read("owned")).isEmpty();
    Path file = Path.of(cli.done("task", "path", task).line());
    assertThat(cli.git().root().relativize(file).toString()).matches("[\\w./-]+");
  }

  @Test
  void aTitleOfSeveralLinesBecomesOneLine() {
    Cli cli = Cli.initialised(folder);
    String task = cli.id("task", "add", "epic", "Pay\nby\r\ncard");
    assertThat(cli.done("task", "show", task, "--json").text("title")).isEqualTo("Pay by card");
  }

  @Test
  void aDescriptionOfManyLinesIsKeptByteForByte() throws IOException {
    Cli cli = Cli.initialised(folder);
    String text = "## Input\n\n```sh\n- [ ] $(no) step\n```\n\ttab 😀 \"quotes\"";
    String task = cli.id("task", "add", "epic", "Lines", "--description", text);
    Path file = Path.of(cli.done("task", "path", task).line());
    assertThat(Files.readString(file)).contains(text);
  }

  @Test
  void aSecondSessionWithTheSameWordsGetsANumber() {
    Cli cli = Cli.initialised(folder);
    cli.done("open", "Pay by card");
    cli.done("open", "Pay by card");
    assertThat(cli.done("sessions").out()).contains("/pay-card\n").contains("pay-card-2");
    assertThat(cli.git().git("status", "--porcelain")).isEmpty();
  }
}
