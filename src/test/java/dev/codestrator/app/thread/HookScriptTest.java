package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookScriptTest {
  @TempDir private Path temp;
  private ThreadFolder folder;
  private Path inbox;
  private Path orch;
  private Path home;
  private AgentThread thread;

  @BeforeEach
  void write() throws IOException {
    home = Files.createDirectory(temp.resolve("it's here"));
    folder = new ThreadFolder(home.resolve("threads/t-9k3m0aa"));
    inbox = home.resolve("inbox");
    orch = home.resolve("orch");
    answering("echo \"$@\"; cat; pwd");
    Disk.createFolders(folder.events());
    Disk.createFolders(folder.path());
    thread =
        new AgentThread(
            ThreadStatus.STARTING,
            new Id("t-9k3m0aa"),
            Role.WORKER,
            new Id("s-3f9k0ab"),
            "A worker",
            "codex",
            Optional.empty(),
            Optional.empty(),
            new Id("w-9c1d2e3"),
            Instant.EPOCH,
            List.of(),
            List.of(),
            Prose.NONE);
    String text = HookScript.write(thread, home, folder, inbox, Optional.of(orch));
    Files.writeString(folder.hookScript(), text);
  }

  private void answering(String script) throws IOException {
    Files.writeString(orch, "#!/bin/sh\n" + script + "\n");
    assertThat(orch.toFile().setExecutable(true)).isTrue();
  }

  private Outcome tell(String event, String json) {
    return new SystemPrograms()
        .run(
            Command.of(temp, List.of("/bin/sh", folder.hookScript().toString(), event))
                .withInput(json));
  }

  private List<HookEvent> filed() {
    return Disk.names(folder.events()).stream()
        .flatMap(name -> HookEvent.of(name, Disk.text(folder.events().resolve(name))).stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserPromptSubmit",
        "PreToolUse",
        "PermissionRequest",
        "PostToolUse",
        "PreCompact",
        "PostCompact",
        "Notification",
        "Interrupt",
        "SessionEnd",
        "Exit"
      })
  void anEventIsFiledAndNothingIsSaid(String event) {
    Outcome told = tell(event, "{\"session_id\":\"abc\",\"tool_name\":\"Bash\"}");
    assertThat(told).isEqualTo(new Outcome(0, "", ""));
    assertThat(Disk.names(folder.events())).hasSize(1);
    assertThat(filed())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.name()).isEqualTo(event);
          assertThat(each.text("session_id")).contains("abc");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"SessionStart", "Stop"})
  void anAnswerThatIsDueIsAskedFor(String event) throws IOException {
    Outcome told = tell(event, "{\"n\":1}\n");
    assertThat(told.out().lines())
        .containsExactly(
            "hook " + event + " --thread t-9k3m0aa --session s-3f9k0ab",
            "{\"n\":1}",
            inbox.resolveSibling(".").toRealPath().toString());
    assertThat(told.exit()).isZero();
    assertThat(filed()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Edit, true",
    "Write, true",
    "MultiEdit, true",
    "NotebookEdit, true",
    "apply_patch, true",
    "Bash, false",
    "Editor, false",
    "Read, false"
  })
  void anEditIsAskedAbout(String tool, boolean asked) {
    assertThat(tell("PreToolUse", "{\"tool_name\": \"" + tool + "\"}").out().isEmpty())
        .isEqualTo(!asked);
    assertThat(tell("PostToolUse", "{\"tool_name\": \"" + tool + "\"}").out()).isEmpty();
  }

  @Test
  void aPromptIsAnsweredWhenAMessageWaits() throws IOException {
    Files.createDirectories(inbox);
    Files.writeString(inbox.resolve("m-1.md"), "---\nstatus: delivered\n---\nstatus: pending?\n");
    assertThat(tell("UserPromptSubmit", "{}").out()).isEmpty();
    Files.writeString(inbox.resolve("m-2.md"), "---\nstatus: pending\n---\n");
    assertThat(tell("UserPromptSubmit", "{}").out()).startsWith("hook UserPromptSubmit");
  }

  @Test
  void anAnswerThatFailsIsNone() throws IOException {
    answering("echo half an answer; echo broken >&2; exit 70");
    assertThat(tell("Stop", "{}")).isEqualTo(new Outcome(0, "", ""));
    assertThat(Disk.text(folder.hookLog())).contains("broken");
    Files.delete(orch);
    assertThat(tell("Stop", "{}")).isEqualTo(new Outcome(0, "", ""));
    assertThat(filed()).hasSize(2);
  }

  @Test
  void withoutItsFolderNobodyIsDisturbed() throws IOException {
    Files.delete(folder.events());
    assertThat(tell("Stop", "{}")).isEqualTo(new Outcome(0, "", ""));
  }

  /// As on a full disk: there is no room for the event.
  @Test
  void anEventThatCannotBeFiledIsAnsweredAllTheSame() throws IOException {
    Path script = folder.hookScript();
    String full = Files.readString(script).replaceFirst("draft=.*", "draft=/dev/full");
    Files.writeString(script, full.replace("|| rm -f \"$draft\"", ""));
    assertThat(tell("PreToolUse", "{\"tool_name\":\"Edit\"}").out()).startsWith("hook PreToolUse");
    assertThat(tell("PostToolUse", "{}")).isEqualTo(new Outcome(0, "", ""));
    assertThat(Disk.names(folder.events())).isEmpty();
  }

  @Test
  void whatItIsToldArrivesByteForByte() {
    String json = "{\"prompt\":\"\\\\n %s \\u0000 ☃ $HOME `id` -n\\n" + "x".repeat(300_000) + "\"}";
    tell("UserPromptSubmit", json);
    assertThat(Disk.text(folder.events().resolve(Disk.names(folder.events()).getFirst())).strip())
        .isEqualTo(json);
  }

  @Test
  void aPatchInACommandOfTheShellIsAskedAbout() {
    String patch = "apply_patch <<'EOF'\\n*** Begin Patch\\n";
    assertThat(tell("PreToolUse", "{\"tool_name\":\"Bash\",\"command\":\"" + patch + "\"}").out())
        .contains("hook PreToolUse");
    assertThat(tell("PreToolUse", "{\"tool_name\":\"Bash\",\"command\":\"ls\"}").out()).isEmpty();
  }

  @Test
  void aSystemRunsItWithoutAShellsHelp() throws IOException {
    assertThat(Files.readString(folder.hookScript())).startsWith("#!/bin/sh\n# ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PermissionRequest", "SessionEnd", "Exit"})
  void whatPeopleAreToldOfIsAskedAboutAsideWhereTheyWantIt(String event) throws IOException {
    answering("echo \"$2\" >\"$(dirname \"$0\")/asked\"; cat >/dev/null");
    Files.writeString(
        folder.hookScript(),
        HookScript.write(thread, home, folder, inbox, Optional.of(orch), true));
    assertThat(tell(event, "{}")).isEqualTo(new Outcome(0, "", ""));
    Waiting.until("it is asked", () -> Files.exists(home.resolve("asked")));
  }
}
