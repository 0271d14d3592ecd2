package dev.codestrator.git;

import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The `git` program's answers about a repository, and the way to its [worktrees][#checkouts()],
/// [commits][#commits()], [merges][#merges()] and [history][#history()].
///
/// Every call names the root of the worktree that it is about. When git itself fails, it is a
/// [Rejection.ToolFailed] `git_failed` with git's message; when another process holds git's lock
/// for longer than ten seconds, a [Rejection.Busy] `git_locked`.
public final class Git {
  private static final int[] OLDEST = {2, 39};

  private final GitProgram program;

  /// Git as one of these programs.
  public Git(Programs programs) {
    this(programs, Duration.ofSeconds(10));
  }

  Git(Programs programs, Duration patience) {
    this.program = new GitProgram(programs, patience);
  }

  /// Adding and removing worktrees.
  public Checkouts checkouts() {
    return new Checkouts(this, program);
  }

  /// Keeping work that is about to lose its branch or worktree.
  public Rescues rescues() {
    return new Rescues(this, program);
  }

  /// Committing.
  public Commits commits() {
    return new Commits(this, program);
  }

  /// Calling the user's hooks.
  public HookCalls hooks() {
    return new HookCalls(program);
  }

  /// Pushing to another repository.
  public Pushes pushes() {
    return new Pushes(this, program);
  }

  /// Merging, and moving a branch forward.
  public Merges merges() {
    return new Merges(this, program);
  }

  /// What would conflict, without merging.
  public Forecasts forecasts() {
    return new Forecasts(this, program);
  }

  /// Merging texts that are in no repository.
  public TextMerges textMerges() {
    return new TextMerges(program);
  }

  /// Trials of merges between branches as they are now; close them.
  ///
  /// @param except a folder that doesn't count, with a slash at its end
  public Trials trials(Path repository, String except) {
    return new Trials(this, program, repository, except);
  }

  /// What commits hold and how they differ.
  public History history() {
    return new History(this, program);
  }

  /// The version of the program, as in `2.39.5`.
  public String version() {
    return program.answer(anywhere(), List.of("version")).strip().split(" ", 4)[2];
  }

  /// Refuses a git that is too old for what is asked of it here.
  ///
  /// @throws Rejection.ToolFailed `git_too_old`
  public void requireUsable() {
    String version = version();
    String[] parts = version.split("\\D+", 3);
    int major = Integer.parseInt(parts[0]);
    int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    if (major < OLDEST[0] || (major == OLDEST[0] && minor < OLDEST[1])) {
      throw new Rejection.ToolFailed(
          "git_too_old",
          "git is " + version + ", and at least " + OLDEST[0] + "." + OLDEST[1] + " is needed",
          "install a newer git");
    }
  }

  /// Whether there is a commit to stand on.
  public boolean hasCommit(Path worktree) {
    return resolve(worktree, "HEAD").isPresent();
  }

  /// The commit that the worktree stands on, in full. Read from git's files where they tell it,
  /// since every step that is checked asks for it.
  ///
  /// @throws Rejection.Conflict `no_commit` when nothing was committed yet
  public String head(Path worktree) {
    return head(
        worktree, GitFolder.ofRoot(worktree).flatMap(folder -> folder.head(folder.common())));
  }

  /// The same for a worktree that was looked up already.
  public String head(Clone clone, Checkout checkout) {
    return head(checkout.root(), new GitFolder(checkout.gitDir()).head(clone.commonDir()));
  }

  private String head(Path worktree, Optional<String> told) {
    return told.or(() -> resolve(worktree, "HEAD"))
        .orElseThrow(() ->
            new Rejection.Conflict(
                "no_commit",
                worktree + " has no commit yet",
                "make a first one: git commit --allow-empty -m 'Start'"));
  }

  /// The full name of the commit that a revision stands for; empty when there is none.
  public Optional<String> resolve(Path worktree, String revision) {
    if (revision.isEmpty() || revision.startsWith("-")) {
      return Optional.empty();
    }
    var words = List.of("rev-parse", "--verify", "--quiet", revision + "^{commit}");
    return Optional.of(program.ask(worktree, words)).filter(Outcome::ok).map(o -> o.out().strip());
  }

  /// The full name of the commit that a revision stands for.
  ///
  /// @throws Rejection.NotFound `unknown_revision`
  public String commit(Path worktree, String revision) {
    return resolve(worktree, revision)
        .orElseThrow(() ->
            new Rejection.NotFound(
                "unknown_revision",
                "'" + revision + "' names no commit in " + worktree,
                "see the branches: git branch --all"));
  }

  /// Whether a local branch of this name exists.
  public boolean branchExists(Path worktree, String branch) {
    return isValidBranch(branch) && resolve(worktree, "refs/heads/" + branch).isPresent();
  }

  /// Whether git would take this as the name of a branch.
  public boolean isValidBranch(String branch) {
    return !branch.startsWith("-")
        && !branch.equals("HEAD")
        && branch.indexOf('\0') < 0
        && program.ask(anywhere(), List.of("check-ref-format", "refs/heads/" + branch)).ok();
  }

  /// The branch that work is landed on: the one that `origin/HEAD` names when it exists locally,
  /// else the one that the main worktree is on.
  ///
  /// @throws Rejection.Conflict `no_default_branch`
  public String defaultBranch(Path mainWorktree) {
    return symbolic(mainWorktree, "refs/remotes/origin/HEAD")
        .map(name -> name.replaceFirst("^refs/remotes/origin/", ""))
        .filter(name -> branchExists(mainWorktree, name))
        .or(() -> currentBranch(mainWorktree))
        .orElseThrow(() ->
            new Rejection.Conflict(
                "no_default_branch",
                mainWorktree + " is on no branch, and origin/HEAD names none that exists here",
                "name the target branch, or check one out there: git switch <branch>"));
  }

  /// The branch that is checked out, also before its first commit; empty on a detached head.
  public Optional<String> currentBranch(Path worktree) {
    return symbolic(worktree, "HEAD").map(name -> name.replaceFirst("^refs/heads/", ""));
  }

  private Optional<String> symbolic(Path worktree, String reference) {
    var outcome = program.ask(worktree, List.of("symbolic-ref", "--quiet", reference));
    return Optional.of(outcome).filter(Outcome::ok).map(o -> o.out().strip());
  }

  /// What differs from the last commit within these pathspecs (none: everywhere), untracked files
  /// included, ignored ones not.
  public List<Change> status(Path worktree, List<String> pathspecs) {
    return Change.parse(program.answer(worktree, status(pathspecs)));
  }

  static List<String> status(List<String> pathspecs) {
    var options = Stream.of("status", "--porcelain=v2", "-z", "--untracked-files=all", "--");
    return Stream.concat(options, pathspecs.stream()).toList();
  }

  /// Whether commit `a` is `b` or one of its ancestors.
  public boolean isAncestor(Path worktree, String a, String b) {
    var words = List.of("merge-base", "--is-ancestor", commit(worktree, a), commit(worktree, b));
    Outcome outcome = program.ask(worktree, words);
    if (outcome.exit() > 1) {
      throw GitProgram.failure(words, outcome);
    }
    return outcome.ok();
  }

  /// Whether a revision is a commit of the history that ends at `tip`.
  public boolean contains(Path worktree, String tip, String revision) {
    var words = List.of("merge-base", "--is-ancestor", History.revision(revision), tip);
    return program.ask(worktree, words).ok();
  }

  /// The best common ancestor; empty when the histories are unrelated.
  public Optional<String> mergeBase(Path worktree, String a, String b) {
    var words = List.of("merge-base", commit(worktree, a), commit(worktree, b));
    return Optional.of(program.ask(worktree, words))
        .filter(Outcome::ok)
        .map(outcome -> outcome.out().strip());
  }

  /// How far two commits are apart.
  public AheadBehind aheadBehind(Path worktree, String a, String b) {
    String range = commit(worktree, a) + "..." + commit(worktree, b);
    var words = List.of("rev-list", "--left-right", "--count", range);
    String[] counts = program.answer(worktree, words).strip().split("\t", 2);
    return new AheadBehind(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
  }

  /// How far two commits are apart.
  ///
  /// @param ahead commits that only the first one has
  /// @param behind commits that only the second one has
  public record AheadBehind(int ahead, int behind) {}

  /// Sets a key of the clone's own configuration, unless it has this value.
  public void configure(Path worktree, String key, String value) {
    Outcome known = program.ask(worktree, List.of("config", "--local", "--get", key));
    if (!known.out().strip().equals(value)) {
      program.change(worktree, List.of("config", "--local", "--replace-all", key, value));
    }
  }

  /// Takes a section out of the clone's settings; does nothing when it isn't there.
  public void forget(Path worktree, String section) {
    Outcome known =
        program.ask(worktree, List.of("config", "--local", "--get-regexp", "^" + section + "\\."));
    if (!known.out().isBlank()) {
      program.change(worktree, List.of("config", "--local", "--remove-section", section));
    }
  }

  private static Path anywhere() {
    return Path.of("/");
  }
}
