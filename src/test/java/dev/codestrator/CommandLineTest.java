package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void begin() {
    cli = Cli.initialised(folder);
  }

  private String group() {
    String epic = cli.id("task", "add", "epic", "Checkout");
    String feature = cli.id("task", "add", "feature", "Payment", "--parent", epic);
    return cli.id("task", "add", "test_group", "Rules", "--parent", feature);
  }

  @Test
  void aTableHasHeadingsAndARowForEachTask() {
    group();
    List<String> lines = cli.done("task", "list").out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).matches("ID +LEVEL +STATUS +PRIORITY +STEPS DONE .*TITLE");
    assertThat(lines.get(1)).matches("e-\\w{7} +epic +todo .* Checkout");
    assertThat(lines.get(3)).matches("g-\\w{7} +test_group +todo .* Rules");
    assertThat(cli.done("locks").line()).isEqualTo("(none)");
  }

  @Test
  void aTreeIndentsTasksBelowTheirParents() {
    String task = cli.id("task", "add", "case", "Expiry", "--parent", group(), "--step", "Try");
    assertThat(cli.done("task", "tree").out().lines())
        .map(line -> line.replaceAll("[a-z]-\\w{7}", "ID"))
        .containsExactly(
            "[ ] ID  Checkout  (0/1)",
            "  [ ] ID  Payment  (0/1)",
            "    [ ] ID  Rules  (0/1)",
            "      [ ] ID  Expiry  (0/1)");
    assertThat(cli.done("task", "tree", "--status", "todo").out()).contains(task);
  }

  @Test
  void aTaskIsEditedAndWithoutOptionsItsFileIsShown() {
    String task = cli.id("task", "add", "case", "Expiry", "--parent", group(), "--file", "a");
    String shown = cli.done("task", "edit", task).out();
    assertThat(shown).contains(cli.done("task", "path", task).line());
    cli.done("task", "edit", task, "--title", "Dates", "--priority", "2", "--add-file", "b");
    cli.done("task", "edit", task, "--remove-file", "a", "--status", "cancelled");
    assertThat(cli.done("task", "show", task, "--json").json())
        .containsEntry("title", "Dates")
        .containsEntry("priority", 2)
        .containsEntry("files", List.of("b"))
        .containsEntry("status", "cancelled");
    assertThat(cli.run("task", "edit", task, "--status", "done").exit()).isEqualTo(4);
    assertThat(cli.run("task", "edit", task, "--remove-file", "a").exit()).isEqualTo(3);
    assertThat(cli.run("task", "edit", task, "--titel", "x").err()).contains("--title");
  }

  @Test
  void aStepIsAddedAndACaseBlocked() {
    String task = cli.id("task", "add", "case", "Expiry", "--parent", group(), "--step", "Try");
    cli.git().commit("Plan");
    cli.done("open", "expiry", "-q");
    Cli session = cli.with("ORCH_SESSION", cli.done("sessions", "-q").line());
    session.done("step", "add", task, "Log it", "--after", "Try");
    session.done("case", "begin", task);
    assertThat(session.done("case", "block", task, "No account").out()).contains("blocked");
    assertThat(session.done("inbox").out()).contains("No account");
    assertThat(session.run("step", "add", task, "Log it").exit()).isEqualTo(4);
  }

  @Test
  void anOverlapIsShownAndCheckSaysNo() {
    cli.git().write("a.txt", "1\n").commit("A file");
    cli.done("open", "cards", "-q");
    Cli session = cli.with("ORCH_SESSION", cli.done("sessions", "-q").line());
    for (String branch : List.of("one", "two")) {
      Path path = Path.of(session.done("worktree", "create", branch, "--json").text("path"));
      session.git().at(path).write("a.txt", branch + "\n").commit(branch);
    }
    assertThat(session.done("overlap").out()).contains("one", "two", "a.txt (content)");
    assertThat(session.run("overlap", "--check").exit()).isEqualTo(1);
    assertThat(session.done("worktree", "list").out()).contains("one", "two");
  }

  @Test
  void quietShowsBareIdsAndJsonTheWholeResult() {
    String group = group();
    assertThat(group).matches("g-\\w{7}");
    assertThat(cli.done("task", "list", "-q").out().lines()).hasSize(3).contains(group);
    assertThat(cli.done("locks", "-q").line()).isEmpty();
    Map<String, Object> shown = cli.done("task", "show", group, "--json").json();
    assertThat(shown).containsEntry("id", group).containsEntry("title", "Rules");
    assertThat(cli.done("task", "path", group).line()).endsWith("/test-group.md");
  }

  @Test
  void whatHasNoIdIsQuietlyEmpty() {
    assertThat(cli.done("init", "--quiet").line()).isEmpty();
    assertThat(Cli.in(folder.resolve("new")).done("init", "--quiet").line()).isEmpty();
    assertThat(cli.done("worktree", "decide", "--changed-files", "8", "-q").line()).isEmpty();
  }

  @Test
  void aRefusalIsJsonToo() {
    Cli.Ran ran = cli.run("task", "show", "c-zzzzzzz", "--json");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(Json.object(ran.err()))
        .containsKeys("code", "message", "hint")
        .containsEntry("code", "unknown_id");
  }

  @Test
  void optionsOfEveryCommandStandBeforeItOrBehind() {
    String task = group();
    Path elsewhere = folder.resolve("home");
    Cli away = cli.from(elsewhere);
    String repository = cli.git().root().toString();
    String expected = cli.done("task", "show", task, "--json").out();
    assertThat(away.done("-C", repository, "--json", "task", "show", task).out())
        .isEqualTo(expected);
    assertThat(away.done("task", "show", "--json", task, "-C", repository).out())
        .isEqualTo(expected);
    assertThat(cli.from(folder).done("-C", "repo", "task", "show", task, "--json").out())
        .isEqualTo(expected);
    assertThat(away.run("task", "show", task).exit()).isEqualTo(3);
  }

  @Test
  void aSubfolderIsAsGoodAsTheRoot() {
    cli.git().write("src/deep/a.txt", "a");
    String group = group();
    assertThat(cli.from(cli.git().root().resolve("src/deep")).done("task", "show", group).out())
        .contains("title: Rules");
  }

  @Test
  void aSessionIsNamedByOptionVariableOrPlace() {
    String one = cli.id("open", "Pay by card", "--commit-pending");
    String two = cli.id("open", "Ship by bike");
    assertThat(cli.run("status").exit()).isEqualTo(2);
    assertThat(cli.done("--session", one, "status").out()).startsWith("Session " + one + " (open)");
    assertThat(cli.done("status", "--session", two).out()).contains("Ship by bike");
    assertThat(cli.with("ORCH_SESSION", one).done("status").out()).contains(one);
    assertThat(cli.with("ORCH_SESSION", one).done("status", "--session", two).out()).contains(two);
    Path root =
        Path.of(
            cli.done("--session", two, "status", "--json")
                .json()
                .toString()
                .replaceFirst("(?s).*?path=([^,}]+)[,}].*", "$1"));
    assertThat(cli.from(root).done("status").out())
        .contains(two)
        .contains("Root worktree: " + root);
  }

  @Test
  void theStatusShowsWhatASessionHas() {
    String session = cli.id("open", "Pay by card");
    Cli own = cli.with("ORCH_SESSION", session);
    String lease = own.id("lock", "src/pay.sh", "--reason", "card");
    assertThat(own.done("status").out())
        .contains(
            "Session " + session, "Do next:", "Children", "Worktrees", "Leases", "Merge queue")
        .contains(lease, "src/pay.sh", "pay-card");
    assertThat(own.done("sessions").out()).contains(session, "open", "pay-card", "main");
  }

  @Test
  void twoDashesEndTheOptions() {
    String task = cli.id("task", "add", "epic", "--", "--json");
    assertThat(cli.done("task", "show", task, "--json").text("title")).isEqualTo("--json");
    assertThat(cli.done("task", "show", task).out()).contains("title: --json");
    Cli.Ran refused = cli.run("task", "add", "--", "nonsense", "--json");
    assertThat(refused.err()).startsWith("error: ");
  }

  @Test
  void aTitleMayBeginWithADashBehindTwoDashes() {
    String task = cli.id("task", "add", "epic", "--", "-rf is no title, or is it");
    assertThat(cli.done("task", "list", "--json").out())
        .contains("-rf is no title, or is it", task);
  }

  @Test
  void aFlagTakesNoWordAfterIt() {
    cli.id("task", "add", "epic", "Pending");
    String session = cli.id("open", "--commit-pending", "Pay by card");
    assertThat(cli.done("sessions").out()).contains(session, "pay-card");
    assertThat(cli.run("open", "--no-always-branch", "x").err()).contains("always_branch=false");
  }

  @Test
  void anyMethodIsCalledByItsOwnName() {
    Map<String, Object> made =
        cli.call("task.create", Map.of("level", "epic", "title", "Checkout"));
    String json = "{\"task_id\": \"" + made.get("id") + "\"}";
    assertThat(cli.done("call", "task.get", json).text("title")).isEqualTo("Checkout");
    assertThat(cli.reading(json).done("call", "task.get", "-").text("title")).isEqualTo("Checkout");
    assertThat(cli.done("call", "task.list").json()).containsEntry("total", 1);
    assertThat(cli.done("call", "--list").out())
        .contains("task.create(", "merge.main.land(", "level", "title");
  }

  @Test
  void theVersionNeedsNoRepository() {
    assertThat(cli.from(folder).done("version").out()).startsWith("orch ");
  }
}
