package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A checked-out branch moves whole or not at all.
class FastForwardsTest {
  @TempDir private Path folder;
  private GitFixture main;
  private Merges merges;
  private String before = "";
  private String after = "";

  @BeforeEach
  void begin() {
    main = GitFixture.in(folder);
    merges = new Git(main.programs(), Duration.ofMillis(200)).merges();
    before = main.write("old.txt", "old\n").write("gone.txt", "gone\n").commit("Before");
    main.git("switch", "--quiet", "-c", "work");
    main.git("mv", "old.txt", "renamed.txt");
    main.delete("gone.txt").write("a.new", "a\n").write("b.new", "b\n").write("README.md", "# 2\n");
    after = main.commit("After");
    main.git("switch", "--quiet", "main");
  }

  private void forward() {
    merges.fastForward(main.root(), after);
  }

  private void assertMoved() {
    assertThat(main.git("rev-parse", "main")).isEqualTo(after);
    assertThat(main.git("status", "--porcelain")).isEmpty();
    assertThat(main.read("a.new")).contains("a\n");
    assertThat(main.read("old.txt")).isEmpty();
  }

  private void assertUnmoved() {
    assertThat(main.git("rev-parse", "main")).isEqualTo(before);
    assertThat(main.git("status", "--porcelain")).isEmpty();
    assertThat(main.read("old.txt")).contains("old\n");
    assertThat(main.read("a.new")).isEmpty();
  }

  @Test
  void aHookOnReferencesThatRefusesLeavesTheFilesToo() {
    main.hook(
        "reference-transaction",
        "[ \"$1\" = prepared ] || exit 0\n"
            + "while read o n r; do [ \"$r\" != refs/heads/main ] || { echo closed >&2; exit 1; };"
            + " done; exit 0");
    assertRefused(this::forward, "hook_refused", "closed");
    Disk.delete(main.root().resolve(".git/hooks/reference-transaction"));
    assertUnmoved();
    forward();
    assertMoved();
  }

  @Test
  void whatAKilledGitLeftIsPutBackByTheNext() {
    main.write(".git/info/attributes", "*.new filter=deadly\n");
    main.git("config", "filter.deadly.clean", "cat");
    main.git("config", "filter.deadly.smudge", "case %f in b.new) kill -9 $PPID;; esac; cat");
    assertRefused(this::forward, "git_locked", "index.lock");
    assertThat(main.git("rev-parse", "main")).isEqualTo(before);
    main.git("config", "filter.deadly.smudge", "cat");
    Path lock = main.root().resolve(".git/index.lock");
    assertThat(lock).exists();
    Disk.delete(lock);
    forward();
    assertMoved();
  }

  @Test
  void workInTheWayIsNamedAndNothingOfItTouched() {
    main.write("README.md", "# Mine\n").write("a.new", "a\n");
    assertRefused(this::forward, "target_dirty", "README.md");
    assertThat(main.read("README.md")).contains("# Mine\n");
    assertThat(main.read("a.new")).contains("a\n");
    assertThat(main.git("rev-parse", "main")).isEqualTo(before);
  }

  @Test
  void filesThatAreWhatTheyAreToBeAreNotInTheWay() {
    main.write("a.new", "a\n").write("README.md", "# 2\n").delete("gone.txt");
    forward();
    assertMoved();
  }

  @Test
  void anIgnoredFileIsNotOverwritten() {
    main.write(".git/info/exclude", "*.new\n").write("a.new", "secret\n");
    assertRefused(this::forward, "target_dirty", "a.new");
    assertThat(main.read("a.new")).contains("secret\n");
    assertThat(main.git("rev-parse", "main")).isEqualTo(before);
  }

  @Test
  void aMergeThatSomebodyBeganStaysAsItIs() {
    main.git("switch", "--quiet", "-c", "other", before);
    main.write("README.md", "# Other\n").commit("Other");
    main.git("switch", "--quiet", "main");
    main.git("merge", "--no-commit", "--no-ff", "other");
    assertRefused(this::forward, "merge_in_progress");
    assertThat(main.read("README.md")).contains("# Other\n");
    assertThat(main.git("rev-parse", "main")).isEqualTo(before);
  }
}
