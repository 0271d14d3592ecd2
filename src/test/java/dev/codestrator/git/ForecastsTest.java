package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastsTest {
  @TempDir Path temp;
  GitFixture repository;
  Git git;
  Path root;

  @BeforeEach
  void prepare() {
    // git must be told of this folder in a list whose separator and quotes are in its name
    repository = GitFixture.in(temp.resolve("a:b \"c\" 😀"));
    git = new Git(repository.programs());
    root = repository.root();
    repository.write("content", "1\n2\n3\n").write("gone", "1\n2\n").write("moved", "1\n2\n3\n");
    repository.commit("base");
    repository.git("switch", "-q", "-c", "topic");
    repository.write("content", "1\ntheirs\n3\n").write("new\n😀", "theirs\n").delete("gone");
    repository.git("mv", "moved", "there");
    repository.commit("theirs");
    repository.git("branch", "easy", "main");
    repository.git("switch", "-q", "easy");
    repository.write("easy", "x").commit("easy");
    repository.git("switch", "-q", "main");
    repository
        .write("content", "1\nours\n3\n")
        .write("new\n😀", "ours\n")
        .write("gone", "1\nours\n");
    repository.git("mv", "moved", "here");
    repository.commit("ours");
  }

  private long objects() throws IOException {
    try (var files = Files.walk(root.resolve(".git/objects"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void everyKindOfConflictIsTold() {
    MergeForecast forecast = git.forecasts().forecast(root, "main", "topic");
    assertThat(forecast.clean()).isFalse();
    assertThat(forecast.conflicts())
        .extracting(MergeForecast.Conflict::path, MergeForecast.Conflict::kind)
        .containsExactlyInAnyOrder(
            tuple("content", "content"),
            tuple("new\n😀", "add/add"),
            tuple("gone", "modify/delete"),
            tuple("moved", "rename/rename"),
            tuple("here", "rename/rename"),
            tuple("there", "rename/rename"));
  }

  @Test
  void theHunksShowBothSides() {
    assertThat(git.forecasts().forecast(root, "main", "topic").conflicts())
        .filteredOn(conflict -> conflict.path().equals("content"))
        .flatExtracting(MergeForecast.Conflict::hunks)
        .containsExactly(
            new MergeForecast.Hunk(
                "2", "2", "<<<<<<< main\nours\n=======\ntheirs\n>>>>>>> topic\n"));
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    long before = objects();
    assertThat(git.forecasts().forecast(root, "main", "topic").clean()).isFalse();
    assertThat(git.forecasts().forecast(root, "main", "easy").clean()).isTrue();
    assertThat(objects()).isEqualTo(before);
    assertThat(root.resolve(".git/orchestrator/tmp")).isEmptyDirectory();
    assertThat(git.status(root, List.of())).isEmpty();
  }

  @Test
  void theVerdictIsThatOfTheMergeItself() {
    for (String theirs : List.of("topic", "easy")) {
      boolean clean = git.forecasts().forecast(root, "main", theirs).clean();
      boolean merged = git.merges().start(root, theirs) instanceof MergeOutcome.Clean;
      assertThat(clean).as(theirs).isEqualTo(merged);
      git.merges().abort(root);
    }
  }

  @Test
  void manyPairsAreAnsweredInTheirOrder() {
    var pairs =
        List.of(
            new Forecasts.Pair("main", "easy"),
            new Forecasts.Pair("main", "topic"),
            new Forecasts.Pair("easy", "main"),
            new Forecasts.Pair("topic", "main"),
            new Forecasts.Pair("main", "main"));
    assertThat(git.forecasts().forecasts(root, pairs))
        .extracting(MergeForecast::clean)
        .containsExactly(true, false, true, false, true);
    assertThat(git.forecasts().forecasts(root, List.of())).isEmpty();
  }

  @Test
  void anUnknownRevisionIsRefused() {
    assertRefused(() -> git.forecasts().forecast(root, "main", "no"), "unknown_revision", "no");
    assertRefused(() -> git.forecasts().forecast(root, "main", "-x"), "unknown_revision");
  }
}
