package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {
  @TempDir Path temp;

  private static Answer decide(
      Player player, int files, int minutes, int risk, int workers, int paths) {
    return player.call(
        "scheduler.decide_worktree",
        "changed_files",
        files,
        "estimate_minutes",
        minutes,
        "risk",
        risk,
        "parallel_workers",
        workers,
        "conflicting_paths",
        paths);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, 0, shared",
    "11, 0, 0, 0, 0, 11, shared",
    "12, 0, 0, 0, 0, 12, worktree",
    "0, 1, 0, 0, 0, 1, shared",
    "0, 15, 0, 0, 0, 1, shared",
    "0, 16, 0, 0, 0, 2, shared",
    "1, 30, 2, 1, 0, 11, shared",
    "1, 31, 2, 1, 0, 12, worktree",
    "0, 0, 4, 0, 0, 12, worktree",
    "0, 0, 0, 3, 3, 12, worktree",
    "2147483647, 2147483647, 2147483647, 2147483647, 2147483647, 2147483647, worktree"
  })
  void theScoreIsTheContracts(
      int files, int minutes, int risk, int workers, int paths, int score, String decision) {
    Answer decided = decide(Orchestra.in(temp).root(), files, minutes, risk, workers, paths);
    assertThat(decided.get("score")).isEqualTo(score);
    assertThat(decided.text("decision")).isEqualTo(decision);
  }

  @Test
  void theReasonsSayWhatTheScoreIsMadeOf() {
    Answer decided = decide(Orchestra.in(temp).root(), 2, 40, 3, 1, 0);
    assertThat(decided.texts("reasons"))
        .containsExactly(
            "changed files: 2 = 2",
            "quarters of an hour: 3 = 3",
            "risk: 3 x 3 = 9",
            "parallel workers: 1 x 2 = 2",
            "score 16, at least 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changed_files",
        "estimate_minutes",
        "risk",
        "parallel_workers",
        "conflicting_paths"
      })
  void lessThanNothingIsRefused(String field) {
    var refusal = Orchestra.in(temp).root().refused("scheduler.decide_worktree", field, -1);
    assertThat(refusal.code()).isEqualTo("out_of_range");
    assertThat(refusal.message()).contains(field, "-1");
  }
}
