package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds out what would conflict, by git's own merge machinery, without a worktree.
///
/// The objects that git makes on the way go to a folder beside the repository's, which is deleted:
/// nothing is left in the repository.
public final class Forecasts {
  private static final int HUNKS_LENGTH = 4_000;
  private static final String OPEN = "<<<<<<< ";
  private static final String CLOSE = ">>>>>>> ";

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

  /// What each of these merges would come to, in the same order, by one process.
  public List<MergeForecast> forecasts(Path worktree, List<Pair> pairs) {
    pairs.stream()
        .flatMap(pair -> List.of(pair.ours(), pair.theirs()).stream())
        .distinct()
        .forEach(revision -> requireName(worktree, revision));
    if (pairs.isEmpty()) {
      return List.of();
    }
    Path quarantine = quarantine(worktree);
    try {
      return forecasts(worktree, pairs, environment(worktree, quarantine));
    } finally {
      Disk.deleteTree(quarantine);
    }
  }

  /// A name that fits into a line of two.
  private void requireName(Path worktree, String revision) {
    git.commit(worktree, revision);
    if (revision.chars().anyMatch(Character::isWhitespace)) {
      throw new Rejection.Invalid(
          "malformed_revision",
          "'" + revision + "' has a blank in it",
          "name a branch or a commit");
    }
  }

  List<MergeForecast> forecasts(Path worktree, List<Pair> pairs, Map<String, String> environment) {
    String input =
        pairs.stream()
            .map(pair -> pair.ours() + " " + pair.theirs() + "\n")
            .collect(Collectors.joining());
    var words = List.of("merge-tree", "--stdin", "--messages", "--allow-unrelated-histories");
    Outcome outcome = GitProgram.succeeded(words, program.ask(worktree, words, input, environment));
    var tokens = new Tokens(outcome.out());
    var forecasts = new ArrayList<MergeForecast>();
    while (tokens.hasNext()) {
      TrialMerge trial = TrialMerge.read(tokens);
      forecasts.add(
          new MergeForecast(
              trial.clean(),
              trial.kinds().entrySet().stream()
                  .map(entry ->
                      new MergeForecast.Conflict(
                          entry.getKey(),
                          entry.getValue(),
                          hunks(worktree, trial.tree() + ":" + entry.getKey(), environment)))
                  .toList()));
    }
    return forecasts;
  }

  private String hunks(Path worktree, String blob, Map<String, String> environment) {
    Outcome text = program.ask(worktree, List.of("cat-file", "blob", blob), "", environment);
    return text.ok() ? hunks(text.out()) : "";
  }

  /// The lines between git's markers, markers included.
  private static String hunks(String text) {
    var hunks = new StringBuilder();
    boolean inside = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      inside |= line.startsWith(OPEN);
      if (inside) {
        hunks.append(line).append('\n');
      }
      inside &= !line.startsWith(CLOSE);
      if (hunks.length() > HUNKS_LENGTH) {
        return hunks.substring(0, HUNKS_LENGTH) + "…\n";
      }
    }
    return hunks.toString();
  }

  static Path quarantine(Path worktree) {
    String name = "forecast-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path folder = common(worktree).resolve("orchestrator").resolve("tmp").resolve(name);
    Disk.createFolders(folder);
    return folder;
  }

  static Map<String, String> environment(Path worktree, Path quarantine) {
    return Map.of(
        "GIT_OBJECT_DIRECTORY",
        quarantine.toString(),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        quoted(common(worktree).resolve("objects")));
  }

  /// As git wants it in a list that is separated by colons.
  private static String quoted(Path path) {
    String text = path.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + text + "\"";
  }

  private static Path common(Path worktree) {
    return Clones.find(worktree).commonDir();
  }
}
