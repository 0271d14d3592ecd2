package dev.codestrator.git;

import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out what would conflict, by git's own merge machinery, without a worktree. Nothing is left
/// in the repository.
public final class Forecasts {
  private final Git git;
  private final GitProgram program;

  Forecasts(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// Two revisions to be merged.
  public record Pair(String ours, String theirs) {}

  /// What a merge of `theirs` into `ours` would come to.
  public MergeForecast forecast(Path worktree, String ours, String theirs) {
    return forecasts(worktree, List.of(new Pair(ours, theirs))).getFirst();
  }

  /// What each of these merges would come to, in the same order.
  public List<MergeForecast> forecasts(Path worktree, List<Pair> pairs) {
    Map<String, String> commits =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.ours(), pair.theirs()))
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> commit(worktree, name)));
    if (pairs.isEmpty()) {
      return List.of();
    }
    try (var quarantine = Quarantine.of(program, worktree)) {
      return new Forecasting(quarantine, commits).of(pairs);
    }
  }

  /// The commit of a name that fits into a line of two.
  private String commit(Path worktree, String revision) {
    String commit = git.commit(worktree, revision);
    if (revision.chars().anyMatch(Character::isWhitespace)) {
      throw new Rejection.Invalid(
          "malformed_revision",
          "'" + revision + "' has a blank in it",
          "name a branch or a commit");
    }
    return commit;
  }
}
