package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Tries how branches would merge as they are now, with what is uncommitted in their worktrees.
///
/// Nothing is checked out, no index and no branch is touched; the objects that it takes are in a
/// folder of its own that [#close] deletes.
public final class Trials implements AutoCloseable {
  private static final Map<String, String> AUTHOR =
      Map.of(
          "GIT_AUTHOR_NAME", "orch",
          "GIT_AUTHOR_EMAIL", "orch@localhost",
          "GIT_COMMITTER_NAME", "orch",
          "GIT_COMMITTER_EMAIL", "orch@localhost");

  private final Git git;
  private final GitProgram program;
  private final Path repository;
  private final String except;
  private final Path quarantine;
  private final Map<String, String> environment;
  private final Map<List<String>, List<String>> touched = new HashMap<>();
  private final Map<String, Tip> tips = new HashMap<>();

  Trials(Git git, GitProgram program, Path repository, String except) {
    this.git = git;
    this.program = program;
    this.repository = repository;
    this.except = except;
    quarantine = Forecasts.quarantine(repository);
    environment = new HashMap<>(Forecasts.environment(repository, quarantine));
    environment.putAll(AUTHOR);
  }

  /// A commit, perhaps one that only we know.
  ///
  /// @param uncommitted the files whose changes it holds although they are not committed
  public record Tip(String commit, List<String> uncommitted) {}

  /// What is in a worktree now.
  public Tip working(Path worktree) {
    return tips.computeIfAbsent(worktree.toString(), _ -> look(worktree));
  }

  private Tip look(Path worktree) {
    String head = git.head(worktree);
    List<String> dirty =
        git.status(worktree, pathspecs()).stream().map(Change::path).distinct().toList();
    return new Tip(dirty.isEmpty() ? head : commit(worktree, head), dirty);
  }

  /// What a branch holds.
  public Tip committed(String revision) {
    return new Tip(git.commit(repository, revision), List.of());
  }

  private List<String> pathspecs() {
    return List.of(".", ":(exclude)" + except);
  }

  /// The worktree as a commit on top of its head, by an index of our own.
  private String commit(Path worktree, String head) {
    Path index = quarantine.resolve("index-" + tips.size());
    Disk.read(Clones.find(worktree).here().gitDir().resolve("index"))
        .ifPresent(bytes -> Disk.replace(index, bytes));
    var variables = new HashMap<>(environment);
    variables.put("GIT_INDEX_FILE", index.toString());
    var adding = new ArrayList<>(List.of("add", "--all", "--"));
    adding.addAll(pathspecs());
    ask(worktree, adding, variables);
    String tree = ask(worktree, List.of("write-tree"), variables);
    return ask(
        worktree, List.of("commit-tree", tree, "-p", head, "-m", "Uncommitted work"), variables);
  }

  private String ask(Path worktree, List<String> words, Map<String, String> variables) {
    return GitProgram.succeeded(words, program.ask(worktree, words, "", variables)).out().strip();
  }

  /// Two tips.
  public record Pair(Tip ours, Tip theirs) {}

  /// What each of these merges would come to, in the same order.
  public List<MergeForecast> merge(List<Pair> pairs) {
    return git.forecasts()
        .forecasts(
            repository,
            pairs.stream()
                .map(pair -> new Forecasts.Pair(pair.ours().commit(), pair.theirs().commit()))
                .toList(),
            environment);
  }

  /// The files that both changed since they parted; none when they never were one.
  public List<String> touchedByBoth(Pair pair) {
    var words = List.of("merge-base", pair.ours().commit(), pair.theirs().commit());
    Optional<String> base =
        Optional.of(program.ask(repository, words, "", environment))
            .filter(Outcome::ok)
            .map(outcome -> outcome.out().strip());
    return base.map(commit -> common(commit, pair)).orElse(List.of());
  }

  private List<String> common(String base, Pair pair) {
    var both = new TreeSet<>(touched(base, pair.ours()));
    both.retainAll(touched(base, pair.theirs()));
    return List.copyOf(both);
  }

  private List<String> touched(String base, Tip tip) {
    return touched.computeIfAbsent(List.of(base, tip.commit()), _ -> changed(base, tip.commit()));
  }

  private List<String> changed(String base, String commit) {
    var words = new ArrayList<>(List.of("diff-tree", "-r", "-z", "--name-only", "--no-renames"));
    words.addAll(List.of(base, commit, "--"));
    words.addAll(pathspecs());
    Outcome outcome = GitProgram.succeeded(words, program.ask(repository, words, "", environment));
    return Stream.of(outcome.out().split("\0", -1)).filter(path -> !path.isEmpty()).toList();
  }

  @Override
  public void close() {
    Disk.deleteTree(quarantine);
  }
}
