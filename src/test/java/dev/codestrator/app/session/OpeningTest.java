package dev.codestrator.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
  @TempDir Path temp;

  @Test
  void aSessionHasARootWorktreeOnABranchOfItsOwn() {
    Orchestra orchestra = Orchestra.in(temp);
    String head = orchestra.git().git("rev-parse", "HEAD");

    Answer opened = orchestra.root().call("session.open", "user_request", "Please add a dark mode");

    String session = opened.text("session_id");
    Path root = Path.of(opened.text("worktree_path"));
    assertThat(opened.text("status")).isEqualTo("open");
    assertThat(opened.text("root_mode")).isEqualTo("caller_cli");
    assertThat(opened.text("worktree_slug")).isEqualTo("dark-mode");
    assertThat(opened.text("branch")).isEqualTo("task/" + session + "/dark-mode");
    assertThat(opened.text("viewer_tmux_session")).isEqualTo("repo-dark-mode");
    assertThat(opened.text("child_attach_hint")).endsWith("attach -r -t repo-dark-mode");
    GitFixture git = orchestra.git().at(root);
    assertThat(git.git("branch", "--show-current")).isEqualTo(opened.text("branch"));
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.git("rev-parse", "HEAD~1")).isEqualTo(head);
    assertThat(git.git("log", "-1", "--format=%(trailers:key=Orchestrator-Session,valueonly)"))
        .isEqualTo(session);
    assertThat(git.read(".orchestrator/sessions/" + session + ".md").orElseThrow())
        .contains("status: open", "target: main", "owner: ada@host", "Please add a dark mode");
    assertThat(git.read(".orchestrator/threads/" + opened.text("thread_id") + ".md").orElseThrow())
        .contains("role: root", "provider: caller");
    assertThat(git.read(".orchestrator/worktrees/" + opened.text("worktree_id") + ".md"))
        .isPresent();
  }

  @Test
  void theMainWorktreeIsNotTouchedEvenWhenItIsDirty() {
    Orchestra orchestra = Orchestra.in(temp);
    orchestra.git().write("README.md", "# Changed\n").write("new.txt", "new\n");
    String before = orchestra.git().git("status", "--porcelain");
    String head = orchestra.git().git("rev-parse", "HEAD");

    Scene scene = orchestra.open("Dark mode");

    assertThat(orchestra.git().git("status", "--porcelain")).isEqualTo(before);
    assertThat(orchestra.git().git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(scene.git().read("README.md")).contains("# Project\n");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Dark Mode for All, '', dark-mode
          '', Please fix the login of the app, login-app
          'Ünïcode: Größe!', ignored words here, unicode-gro
          '', to be or, to-be
          '', 日本語, work
          x, '', x
          """)
  void theSlugIsOneOrTwoTellingWords(String name, String request, String slug) {
    var orchestra = Orchestra.in(temp);
    Answer opened =
        name.isEmpty()
            ? orchestra.root().call("session.open", "user_request", request)
            : orchestra.root().call("session.open", "worktree_name", name, "user_request", request);
    assertThat(opened.text("worktree_slug")).isEqualTo(slug);
  }

  @Test
  void aTakenNameGetsANumber() {
    Orchestra orchestra = Orchestra.in(temp);
    List<String> slugs =
        List.of(
                orchestra.open("Dark mode"),
                orchestra.open("Dark mode"),
                orchestra.open("Dark mode"))
            .stream()
            .map(scene -> scene.path().getFileName().toString())
            .toList();
    assertThat(slugs).containsExactly("dark-mode", "dark-mode-2", "dark-mode-3");
    assertThat(orchestra.root().call("session.list").each("sessions", "slug"))
        .containsExactlyInAnyOrderElementsOf(slugs);
  }

  @Test
  void pendingRecordsAreRefusedOrCommittedFirst() {
    Orchestra orchestra = Orchestra.in(temp);
    orchestra.root().call("workspace.init");
    orchestra.git().write("mine.txt", "mine\n");
    String head = orchestra.git().git("rev-parse", "HEAD");

    Rejection refusal = orchestra.root().refused("session.open", "user_request", "Dark mode");
    assertThat(refusal).isInstanceOf(Rejection.Conflict.class);
    assertThat(refusal.code()).isEqualTo("records_pending");
    assertThat(refusal.hint()).contains("git commit");
    assertThat(orchestra.worktrees()).hasSize(1);
    assertThat(orchestra.branches()).containsExactly("main");

    Scene scene = orchestra.open("Dark mode");
    assertThat(orchestra.git().git("rev-parse", "HEAD~1")).isEqualTo(head);
    assertThat(orchestra.git().git("status", "--porcelain")).isEqualTo("?? mine.txt");
    assertThat(scene.git().git("rev-parse", "HEAD~1"))
        .isEqualTo(orchestra.git().git("rev-parse", "HEAD"));
  }

  @Test
  void aCallerInAnOpenSessionIsAskedWhichToGoOnWith() {
    Orchestra orchestra = Orchestra.in(temp);
    Scene scene = orchestra.open("Dark mode");
    Answer resumed = orchestra.root().at(scene.path()).call("session.open");
    assertThat(resumed.text("status")).isEqualTo("awaiting_resume");
    assertThat(resumed.text("action_required")).isEqualTo("select_resume_candidate");
    assertThat(resumed.each("resume_candidates", "session_id")).containsExactly(scene.session());
    assertThat(orchestra.root().call("session.open", "intent", "resume_work").text("status"))
        .isEqualTo("awaiting_resume");
    assertThat(orchestra.worktrees()).hasSize(2);
  }

  @Test
  void aChildCannotOpenASession() {
    Orchestra orchestra = Orchestra.in(temp);
    assertThat(orchestra.root().refused("session.open", "agent_role", "worker").code())
        .isEqualTo("session_inside_child");
    assertThat(orchestra.as(Role.WORKER).refused("session.open").code())
        .isEqualTo("not_your_method");
  }

  @Test
  void everySessionHasABranch() {
    assertThat(Orchestra.in(temp).root().refused("session.open", "always_branch", false).code())
        .isEqualTo("always_branch");
  }

  @Test
  void aNameWithoutALetterIsRefused() {
    assertThat(Orchestra.in(temp).root().refused("session.open", "worktree_name", "!!").code())
        .isEqualTo("empty_text");
  }

  @Test
  void aRepositoryWithoutACommitIsRefused() {
    Orchestra orchestra = Orchestra.on(GitFixture.unborn(temp));
    Rejection refusal = orchestra.root().refused("session.open", "user_request", "Dark mode");
    assertThat(refusal.code()).isEqualTo("no_commit");
    assertThat(refusal.hint()).contains("git commit");
  }

  @Test
  void aBareRepositoryAndNoneAreRefused() {
    GitFixture git = GitFixture.in(temp);
    git.git("clone", "--quiet", "--bare", ".", "../bare.git");
    Orchestra orchestra = Orchestra.on(git);
    assertThat(orchestra.root().at(temp.resolve("bare.git")).refused("session.open").code())
        .isEqualTo("bare_repository");
    assertThat(orchestra.root().at(git.home()).refused("session.open").code())
        .isEqualTo("not_a_repository");
  }

  @Test
  void whenTheFirstCommitFailsNothingStaysBehind() {
    Orchestra orchestra = Orchestra.in(temp);
    orchestra.git().hook("pre-commit", "echo not today; exit 1");
    assertThat(orchestra.root().refused("session.open", "user_request", "Dark mode").message())
        .contains("not today");
    assertThat(orchestra.worktrees()).hasSize(1);
    assertThat(orchestra.branches()).containsExactly("main");
    assertThat(orchestra.root().call("session.list").list("sessions")).isEmpty();
  }

  @Test
  void initMakesTheFilesThatAreMissingAndNoMore() {
    Orchestra orchestra = Orchestra.in(temp);
    Answer first = orchestra.root().call("workspace.init");
    assertThat(first.texts("created"))
        .containsExactly(
            ".orchestrator/.gitattributes",
            ".orchestrator/.gitignore",
            ".orchestrator/README.md",
            ".orchestrator/config.yaml");
    assertThat(first.text("state_path"))
        .isEqualTo(orchestra.git().root().resolve(".orchestrator").toString());
    orchestra.git().write(".orchestrator/config.yaml", "limits:\n  max_concurrent_children: 2\n");

    assertThat(orchestra.root().call("workspace.init").texts("created")).isEmpty();
    assertThat(orchestra.git().read(".orchestrator/config.yaml").orElseThrow())
        .contains("max_concurrent_children: 2");
  }

  @Test
  void anUnreadableConfigIsNamedWithItsPlace() {
    Orchestra orchestra = Orchestra.in(temp);
    orchestra.git().write(".orchestrator/config.yaml", "merge:\n  verify: [\n");
    Rejection refusal = orchestra.root().refused("session.list");
    assertThat(refusal.code()).isEqualTo("unreadable_config");
    assertThat(refusal.message()).contains("config.yaml:");
  }
}
