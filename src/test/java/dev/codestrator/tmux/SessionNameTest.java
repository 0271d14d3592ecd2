package dev.codestrator.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Names of tmux sessions made of a repository's and a worktree's.
class SessionNameTest {
  @Test
  void aSessionsNameIsMadeOfWhatTmuxAllows() {
    assertThat(Tmux.sessionName("my.repo:x", "login-form")).isEqualTo("my_repo_x-login-form");
    assertThat(Tmux.sessionName("日本", "#(x)")).isEqualTo("repository-x");
    assertThat(Tmux.sessionName("=-a", "b\n")).isEqualTo("a-b");
    assertThat(Tmux.sessionName("a".repeat(500), "b")).hasSizeLessThan(100);
  }
}
