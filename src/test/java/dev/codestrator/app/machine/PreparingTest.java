package dev.codestrator.app.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.app.machine.Part.State;
import dev.codestrator.app.thread.Host;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine whose programs are small scripts in one folder.
class PreparingTest {
  @TempDir Path temp;
  private Path bin;

  @BeforeEach
  void begin() throws IOException {
    bin = Files.createDirectory(temp.resolve("bin"));
  }

  private void program(String name, String body) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void says(String name, String version) throws IOException {
    program(name, "echo '" + version + "'");
  }

  /// Installs what it is asked for, as a script that says this version.
  private void installer(String name, String version) throws IOException {
    program(
        name,
        """
        [ "$1" = prefix ] && { echo '%1$s'; exit; }
        echo "$0 $*" >>'%1$s/ran'
        for each; do name=${each##*/}; done
        case $name in update) exit ;; broken) echo 'no such package' >&2; exit 100 ;; esac
        for each; do
          case $each in install | -*) continue ;; esac
          each=${each##*/}
          printf '#!/bin/sh\\necho %2$s\\n' >'%1$s/'"$each"
          /bin/chmod +x '%1$s/'"$each"
        done\
        """
            .formatted(bin, version));
  }

  private Preparing as(String user) {
    var host = new Host(Optional.empty(), Map.of("PATH", bin.toString()), new SystemPrograms());
    return new Preparing(new Machine(host), user);
  }

  private static List<State> states(Preparing.Plan plan) {
    return plan.parts().stream().map(Part::state).toList();
  }

  @Test
  void whatIsThereIsReadyWithItsVersion() throws IOException {
    says("git", "git version 2.39.5 (Apple Git-154)");
    says("tmux", "tmux 3.3a");
    says("codex", "codex-cli 0.169.0");
    Preparing.Plan plan = as("ada").plan(temp, List.of());
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.commands()).isEmpty();
    assertThat(plan.parts()).extracting(Part::name).containsExactly("git", "tmux", "codex");
    assertThat(plan.parts())
        .extracting(part -> part.version().orElse(""))
        .containsExactly("2.39.5", "3.3a", "0.169.0");
  }

  @Test
  void whatIsMissingOrOldIsInstalledByThePackageManagerAndNpm() throws IOException {
    says("git", "git version 2.20.1");
    installer("apt-get", "tmux 9.9");
    Preparing.Plan plan = as("ada").plan(temp, List.of("claude_code"));
    assertThat(states(plan)).containsExactly(State.OLD, State.MISSING, State.MISSING);
    assertThat(plan.commands())
        .containsExactly(
            "sudo apt-get update",
            "sudo apt-get install -y git tmux npm",
            "sudo npm install -g @anthropic-ai/claude-code");
    assertThat(as("root").plan(temp, List.of("claude_code")).commands())
        .allMatch(command -> !command.startsWith("sudo"));
  }

  @Test
  void withoutAnyAgentBothAreOffered() throws IOException {
    installer("brew", "9.9");
    assertThat(as("ada").plan(temp, List.of()).commands())
        .containsExactly(
            "brew install git tmux node",
            "sudo npm install -g @openai/codex",
            "sudo npm install -g @anthropic-ai/claude-code");
  }

  @Test
  void npmThatOwnsItsFolderNeedsNoAdministrator() throws IOException {
    says("git", "git version 2.39.5");
    says("tmux", "tmux 3.3a");
    installer("npm", "codex-cli 9.9.9");
    assertThat(as("ada").plan(temp, List.of("codex")).commands())
        .containsExactly("npm install -g @openai/codex");
  }

  @Test
  void thePlanIsCarriedOut() throws IOException {
    says("git", "git version 2.39.5");
    installer("apt-get", "tmux 9.9");
    installer("npm", "codex-cli 9.9.9");
    Preparing machine = as("root");
    Preparing.Plan plan = machine.plan(temp, List.of("codex"));
    plan.commands().forEach(command -> machine.install(temp, command));
    assertThat(machine.plan(temp, List.of("codex")).isReady()).isTrue();
    assertThat(Files.readString(bin.resolve("ran")))
        .contains("apt-get update", "apt-get install -y tmux", "npm install -g @openai/codex");
  }

  @Test
  void whatFailsSaysSo() throws IOException {
    installer("apt-get", "");
    assertThatThrownBy(() -> as("root").install(temp, "apt-get install broken"))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class,
            e -> assertThat(e.code() + e.message()).contains("install_failed", "no such package"));
  }

  @Test
  void withoutAPackageManagerThePersonIsTold() {
    assertThatThrownBy(() -> as("ada").plan(temp, List.of()))
        .isInstanceOfSatisfying(
            Rejection.Conflict.class, e -> assertThat(e.code()).isEqualTo("no_package_manager"));
  }

  @Test
  void anAgentThatNobodyKnowsIsRefused() throws IOException {
    says("git", "git version 2.39.5");
    assertThatThrownBy(() -> as("ada").plan(temp, List.of("coedx")))
        .isInstanceOfSatisfying(
            Rejection.NotFound.class, e -> assertThat(e.code()).isEqualTo("unknown_provider"));
  }
}
