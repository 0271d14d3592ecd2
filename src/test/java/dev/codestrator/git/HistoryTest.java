package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final String ODD = "d/a 'b' \"c\"\t\n$(d) 😀";

  @TempDir Path temp;
  GitFixture repository;
  Git git;
  Path root;
  String base;

  @BeforeEach
  void prepare() {
    repository = GitFixture.in(temp);
    git = new Git(repository.programs());
    root = repository.root();
    base = repository.write("old", "1\n2\n3\n4\n").write("gone", "x\n").commit("Base");
    repository.git("mv", "--", "old", "-new");
    repository.write("-new", "1\n2\n3\n4\n5\n").delete("gone").write(ODD, "1\n2\n");
    repository.write("binary", "\0\1").commit("Change 'it' 😀");
  }

  @Test
  void changedFilesAreCountedUnderAnyName() {
    assertThat(git.history().changedFiles(root, base, "HEAD"))
        .containsExactlyInAnyOrder(
            new FileChange("-new", "R", 1, 0, Optional.of("old")),
            new FileChange("gone", "D", 0, 1, Optional.empty()),
            new FileChange(ODD, "A", 2, 0, Optional.empty()),
            new FileChange("binary", "A", 0, 0, Optional.empty()));
  }

  @Test
  void aDiffIsPlainWhateverTheUsersSettings() {
    repository.git("config", "color.ui", "always");
    repository.git("config", "diff.noprefix", "true");
    repository.git("config", "diff.external", "false");
    assertThat(git.history().diff(root, base, "HEAD", List.of("gone")))
        .contains("diff --git a/gone b/gone", "-x\n")
        .doesNotContain("\u001b", "binary");
    assertThat(git.history().diff(root, base, "HEAD", List.of())).contains("rename to -new");
    assertRefused(
        () -> git.history().diff(root, "--output=x", "HEAD", List.of()), "malformed_revision");
  }

  @Test
  void theLogIsNewestFirstAndLimited() {
    var log = git.history().log(root, "HEAD", 2);
    assertThat(log).extracting(Commit::subject).containsExactly("Change 'it' 😀", "Base");
    assertThat(log.getFirst().sha()).isEqualTo(git.head(root));
    assertThat(log.getFirst().author()).isEqualTo("Ada");
    assertThat(log.getFirst().time().getEpochSecond())
        .isEqualTo(Long.parseLong(repository.git("log", "-1", "--format=%ct")));
    assertThat(git.history().log(root, base + "..HEAD", 9)).hasSize(1);
    assertThat(git.history().log(root, "HEAD..HEAD", 9)).isEmpty();
  }

  @Test
  void readingTheLogWritesNothingIntoTheUsersHome() throws Exception {
    git.history().log(root, "HEAD", 2);
    var settings = SystemReader.getInstance().getJGitConfig();
    settings.setString("filesystem", "x", "timestampResolution", "1 microseconds");
    settings.save();
    assertThat(SystemReader.getInstance().getJGitConfig().getSubsections("filesystem")).isEmpty();
  }

  @Test
  void aFileIsShownAsItWas() {
    assertThat(git.history().show(root, base, "gone")).contains("x\n");
    assertThat(git.history().show(root, "HEAD", "gone")).isEmpty();
    assertThat(git.history().show(root, "HEAD", ODD)).contains("1\n2\n");
    assertRefused(() -> git.history().show(root, "no", "gone"), "unknown_revision");
  }

  @Test
  void aTreeIsListedWithAllBelow() {
    assertThat(git.history().listTree(root, "HEAD", ""))
        .containsExactly("-new", "README.md", "binary", ODD);
    assertThat(git.history().listTree(root, "HEAD", "d")).containsExactly(ODD);
    assertThat(git.history().listTree(root, "HEAD", "no")).isEmpty();
  }
}
