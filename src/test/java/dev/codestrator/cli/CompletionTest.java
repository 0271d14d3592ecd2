package dev.codestrator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void write() {
    cli = Cli.initialised(folder);
    Disk.replace(folder.resolve("orch.bash"), cli.done("completion", "bash").out().getBytes(UTF_8));
  }

  /// What bash offers behind these words; the last one is being typed.
  private List<String> offered(String... words) {
    String script =
        """
        source '%s'
        COMP_WORDS=(orch "$@")
        COMP_CWORD=$#
        _orch
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(folder.resolve("orch.bash"));
    var line = new ArrayList<>(List.of("bash", "--norc", "-u", "-c", script, "bash"));
    line.addAll(List.of(words));
    Outcome outcome = cli.git().programs().run(Command.of(cli.git().root(), line));
    assertThat(outcome.err()).isEmpty();
    return outcome.out().lines().filter(each -> !each.isEmpty()).toList();
  }

  @Test
  void commandsAreOfferedWordForWord() {
    assertThat(offered("")).contains("task", "case", "overlap", "call", "completion", "help");
    assertThat(offered("ta")).containsExactly("task");
    assertThat(offered("task", "")).contains("add", "edit", "tree");
    assertThat(offered("task", "e")).containsExactly("edit");
    assertThat(offered("-C", "/tmp", "--session", "s-1", "step", "")).contains("add", "check");
  }

  @Test
  void optionsAndTheWordsTheyTakeAreOffered() {
    assertThat(offered("task", "edit", "c-1", "--")).contains("--add-file", "--status", "--json");
    assertThat(offered("task", "edit", "c-1", "--st")).containsExactly("--status");
    assertThat(offered("task", "edit", "c-1", "--status", "ca")).containsExactly("cancelled");
    assertThat(offered("task", "add", "t")).contains("test_group");
    assertThat(offered("overlap", "--c")).containsExactly("--check");
  }

  @Test
  void idsAreOfferedFromTheNamesOfFiles() {
    String epic = cli.id("task", "add", "epic", "Checkout");
    assertThat(offered("task", "show", epic.substring(0, 4))).containsExactly(epic);
    assertThat(offered("task", "show", "c-")).isEmpty();
  }

  @Test
  void everyCommandIsKnownToTheScript() {
    for (Verb verb : Verbs.ALL) {
      String[] words = (verb.path() + " --").split(" ", -1);
      assertThat(offered(words)).as(verb.path()).contains("--json", "--help");
    }
  }

  @Test
  void zshGetsTheSameThroughItsLayerForBash() {
    assertThat(cli.done("completion", "zsh").out())
        .startsWith("autoload -Uz bashcompinit && bashcompinit\n")
        .endsWith(cli.done("completion", "bash").out());
    Outcome there =
        cli.git().programs().run(Command.of(folder, List.of("sh", "-c", "command -v zsh")));
    if (there.ok()) {
      Disk.replace(folder.resolve("orch.zsh"), cli.done("completion", "zsh").out().getBytes(UTF_8));
      Outcome outcome =
          cli.git()
              .programs()
              .run(
                  Command.of(
                      folder,
                      List.of(
                          "zsh",
                          "-fc",
                          "autoload -Uz compinit && compinit -u -D; source orch.zsh; whence _orch")));
      assertThat(outcome.ok()).as(outcome.err()).isTrue();
    }
  }

  @Test
  void aShellMustBeNamed() {
    assertThat(cli.run("completion").exit()).isEqualTo(2);
    assertThat(cli.run("completion", "fish").err()).contains("fish", "bash or zsh");
    var outside = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    assertThat(outside.done("completion", "--help").out()).contains("Example: source <(");
  }
}
