package dev.codestrator.git;

import dev.codestrator.git.MergeForecast.Conflict;
import dev.codestrator.git.MergeForecast.Hunk;
import dev.codestrator.io.Disk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tries how branches would merge as they are now, with what is uncommitted in their worktrees.
///
/// Nothing is checked out, no index and no branch is touched; the objects that it takes are in a
/// folder of its own that [#close] deletes. However many pairs there are, git is started a fixed
/// number of times.
public final class Trials implements AutoCloseable {
  private final Git git;
  private final List<String> pathspecs;
  private final Quarantine quarantine;
  private final AtomicInteger indexes = new AtomicInteger();

  Trials(Git git, GitProgram program, Path repository, String except) {
    this.git = git;
    this.pathspecs = List.of(".", ":(exclude)" + except);
    this.quarantine = Quarantine.of(program, repository);
  }

  /// A commit, perhaps one that only we know.
  ///
  /// @param name what it is called in conflicts
  /// @param uncommitted the files whose changes it holds although they are not committed
  public record Tip(String name, String commit, List<String> uncommitted) {}

  /// What is in a worktree now.
  public Tip working(String name, Path worktree) {
    String head = git.head(worktree);
    List<Change> dirty =
        git.status(worktree, pathspecs).stream()
            .filter(change -> !change.nestedRepository())
            .filter(change -> isReadable(worktree.resolve(change.path())))
            .toList();
    String commit = dirty.isEmpty() ? head : commit(worktree, head, dirty);
    return new Tip(name, commit, dirty.stream().map(Change::path).distinct().toList());
  }

  /// A file that nobody may read can't be taken in; one that is gone can.
  private static boolean isReadable(Path file) {
    return !Disk.isFile(file) || Disk.isReadable(file);
  }

  /// What a branch holds.
  public Tip committed(String revision) {
    return new Tip(revision, git.commit(quarantine.repository(), revision), List.of());
  }

  /// The worktree as a commit on top of its head, by an index of our own.
  private String commit(Path worktree, String head, List<Change> dirty) {
    Path index = quarantine.folder().resolve("index-" + indexes.incrementAndGet());
    Disk.read(Clones.find(worktree).here().gitDir().resolve("index"))
        .ifPresent(bytes -> Disk.writeScratch(index, bytes));
    var variables =
        Map.of(
            "GIT_INDEX_FILE", index.toString(),
            "GIT_AUTHOR_NAME", "orch",
            "GIT_AUTHOR_EMAIL", "orch@localhost",
            "GIT_COMMITTER_NAME", "orch",
            "GIT_COMMITTER_EMAIL", "orch@localhost");
    List<String> paths =
        dirty.stream()
            .flatMap(change -> Stream.concat(change.from().stream(), Stream.of(change.path())))
            .distinct()
            .toList();
    var adding = List.of("update-index", "--add", "--remove", "--replace", "-z", "--stdin");
    quarantine.answer(worktree, adding, Tokens.join(paths), variables);
    String tree = quarantine.answer(worktree, List.of("write-tree"), "", variables).strip();
    var committing = List.of("commit-tree", tree, "-p", head, "-m", "Uncommitted work");
    return quarantine.answer(worktree, committing, "", variables).strip();
  }

  /// Two tips.
  public record Pair(Tip ours, Tip theirs) {}

  /// How two tips get on with each other.
  ///
  /// @param files what both touch since they parted
  public record Trial(List<String> files, MergeForecast forecast) {}

  /// How these get on with each other, in the same order.
  public List<Trial> of(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return List.of();
    }
    Map<String, String> commits =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.ours().commit(), pair.theirs().commit()))
            .distinct()
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    List<MergeForecast> forecasts =
        new Forecasting(quarantine, commits)
            .of(
                pairs.stream()
                    .map(pair -> new Forecasts.Pair(pair.ours().commit(), pair.theirs().commit()))
                    .toList());
    List<Divergence.Both> both = new Divergence(quarantine, pathspecs).of(pairs);
    return IntStream.range(0, pairs.size())
        .mapToObj(i ->
            new Trial(
                both.get(i).files(),
                named(pairs.get(i), forecasts.get(i)).and(both.get(i).clashes())))
        .toList();
  }

  /// Git's markers name commits that only we know: here they name the branches.
  private static MergeForecast named(Pair pair, MergeForecast forecast) {
    return new MergeForecast(
        forecast.clean(),
        forecast.conflicts().stream()
            .map(conflict ->
                new Conflict(
                    conflict.path(),
                    conflict.kind(),
                    conflict.hunks().stream().map(hunk -> named(pair, hunk)).toList()))
            .toList());
  }

  private static Hunk named(Pair pair, Hunk hunk) {
    String text =
        hunk.text()
            .replace(pair.ours().commit(), pair.ours().name())
            .replace(pair.theirs().commit(), pair.theirs().name());
    return new Hunk(hunk.oursLines(), hunk.theirsLines(), text);
  }

  @Override
  public void close() {
    quarantine.close();
  }
}
