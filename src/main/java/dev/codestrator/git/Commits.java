package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Commits. The user's hooks, signing and identity hold, and what the user has staged outside the
/// wanted paths stays staged.
public final class Commits {
  private static final String LITERAL = "--literal-pathspecs";
  private static final List<String> FROM_INPUT =
      List.of("--pathspec-from-file=-", "--pathspec-file-nul");
  private static final int ATTEMPTS = 20;
  private static final Pattern NOTHING =
      Pattern.compile(
          "^(nothing to commit|nothing added to commit|no changes added)", Pattern.MULTILINE);

  /// What git says when another commit of this branch came in between.
  private static final Pattern OVERTAKEN =
      Pattern.compile("cannot lock ref '[^']+': is at \\p{XDigit}+ but expected");

  /// When somebody else has just committed the same; git would take no path at all for an error.
  private static final Outcome NOTHING_LEFT = new Outcome(1, "nothing to commit", "");

  private final Git git;
  private final GitProgram program;

  Commits(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// Commits the wanted paths as they are in the worktree: changed, deleted and new files. Nested
  /// repositories that git doesn't know are left alone, and so is a wanted path that can't be read.
  /// When it fails, all work is still there, and git may have been told of new files. One that
  /// another commit of the branch overtook is made again on top of that.
  ///
  /// @return the commit; empty when there was nothing to commit
  /// @throws Rejection.ToolFailed `commit_failed` with the hook's or git's output,
  ///   `identity_missing`
  /// @throws Rejection.Conflict `unmerged_paths`, `merge_in_progress`
  public Optional<String> commit(Path worktree, CommitRequest request) {
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = attempt(worktree, request);
      if (isNothing(outcome)) {
        return Optional.empty();
      }
      if (attempt == ATTEMPTS || !OVERTAKEN.matcher(outcome.err()).find()) {
        committed(outcome);
        return Optional.of(git.head(worktree));
      }
    }
  }

  private Outcome attempt(Path worktree, CommitRequest request) {
    List<Change> changes = changes(worktree, request.paths());
    if (changes.isEmpty()) {
      return NOTHING_LEFT;
    }
    if (GitFolder.ofRoot(worktree).filter(GitFolder::isMerging).isPresent()) {
      throw Merges.inProgress(worktree);
    }
    return request.paths().isEmpty() ? commitAll(worktree, request) : commitOnly(worktree, request);
  }

  /// A staged change and one in the worktree may cancel each other out.
  private static boolean isNothing(Outcome outcome) {
    return !outcome.ok() && outcome.err().isBlank() && NOTHING.matcher(outcome.out()).find();
  }

  private Outcome commitAll(Path worktree, CommitRequest request) {
    stage(worktree, request, Change::unstaged, "--all");
    var words = List.of("commit", "--quiet", "--cleanup=whitespace", "--file", "-");
    return program.act(worktree, words, request.message());
  }

  /// Git reads the paths from its input, so the message comes from a file.
  private Outcome commitOnly(Path worktree, CommitRequest request) {
    List<String> paths =
        stage(worktree, request, Change::untracked, "--intent-to-add").stream()
            .flatMap(change -> Stream.concat(Stream.of(change.path()), change.from().stream()))
            .distinct()
            .toList();
    if (paths.isEmpty()) {
      return NOTHING_LEFT;
    }
    Path file = messageFile(worktree);
    Disk.replace(file, request.message().getBytes(StandardCharsets.UTF_8));
    try {
      var words = pathsFromInput("commit", "--quiet", "--only", "--cleanup=whitespace");
      words.addAll(List.of("--file", file.toString()));
      return program.act(worktree, words, Tokens.join(paths));
    } finally {
      Disk.delete(file);
    }
  }

  /// Adds those of the wanted changes that are to be added; all wanted changes.
  private List<Change> stage(
      Path worktree, CommitRequest request, Predicate<Change> which, String how) {
    var words = pathsFromInput("add", "--sparse", how);
    for (int attempt = 1; ; attempt++) {
      List<Change> changes = changes(worktree, request.paths());
      List<String> paths = changes.stream().filter(which).map(Change::path).toList();
      if (paths.isEmpty()) {
        return changes;
      }
      Outcome outcome = program.act(worktree, words, Tokens.join(paths));
      if (outcome.ok()) {
        return changes;
      }
      // Somebody who works there has just deleted a file that was new.
      if (attempt == ATTEMPTS || !outcome.err().contains("did not match any file")) {
        throw GitProgram.failure(words, outcome);
      }
    }
  }

  private List<Change> changes(Path worktree, List<String> wanted) {
    var words = new ArrayList<>(Git.status(wanted));
    words.addFirst(LITERAL);
    List<Change> changes =
        Change.parse(program.answer(worktree, words)).stream()
            .filter(change -> !change.nestedRepository())
            .filter(change -> wanted.isEmpty() || canBeAdded(worktree.resolve(change.path())))
            .toList();
    List<String> unmerged = changes.stream().filter(Change::unmerged).map(Change::path).toList();
    if (!unmerged.isEmpty()) {
      throw Merges.unmerged(worktree, unmerged);
    }
    return changes;
  }

  /// Whether git can take this in: a file that nobody may read and a folder in a file's place would
  /// refuse the commit of all others.
  private static boolean canBeAdded(Path path) {
    return !Disk.isFolder(path) && (!Disk.isFile(path) || Disk.isReadable(path));
  }

  static Path messageFile(Path worktree) {
    GitFolder folder =
        GitFolder.ofRoot(worktree)
            .orElseThrow(() ->
                new Rejection.NotFound(
                    "not_a_repository", worktree + " is not the root of a worktree", ""));
    String name = "codestrator-message-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    return folder.path().resolve(name);
  }

  private static List<String> pathsFromInput(String... words) {
    var all = new ArrayList<>(List.of(LITERAL));
    all.addAll(List.of(words));
    all.addAll(FROM_INPUT);
    return all;
  }

  static void committed(Outcome outcome) {
    if (outcome.ok()) {
      return;
    }
    if (outcome.err().contains("Please tell me who you are")) {
      throw new Rejection.ToolFailed(
          "identity_missing",
          "git doesn't know who commits: user.name and user.email are not set",
          "set them: git config --global user.name 'Your Name'; git config --global user.email"
              + " you@example.org");
    }
    throw new Rejection.ToolFailed(
        "commit_failed",
        "git commit was refused: " + (outcome.err() + outcome.out()).strip(),
        "mend what the hook or git complains about; all work is still in the worktree");
  }

  /// Makes a commit of a tree without touching any worktree, index or branch; signed when
  /// `commit.gpgSign` says so.
  ///
  /// @param tree a revision that stands for a tree or commit
  /// @return the commit
  public String commitTree(Path worktree, String tree, List<String> parents, String message) {
    var words = new ArrayList<>(List.of("commit-tree", "-F", "-"));
    if (signs(worktree)) {
      words.add("-S");
    }
    parents.forEach(parent -> words.addAll(List.of("-p", git.commit(worktree, parent))));
    words.add(History.revision(tree) + "^{tree}");
    Outcome outcome = program.act(worktree, words, message);
    committed(outcome);
    return outcome.out().strip();
  }

  private boolean signs(Path worktree) {
    var words = List.of("config", "--type=bool", "--get", "commit.gpgSign");
    return program.ask(worktree, words).out().strip().equals("true");
  }

  /// Makes these files and folders in index and worktree as they are in a revision; what isn't
  /// there is deleted. Conflicts in them count as resolved.
  public void checkoutPaths(Path worktree, String revision, List<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    String commit = git.commit(worktree, revision);
    List<String> wanted =
        list(worktree, List.of("ls-tree", "-r", "-z", "--name-only", commit, "--"), paths);
    List<String> unwanted = new ArrayList<>(list(worktree, List.of("ls-files", "-z", "--"), paths));
    unwanted.removeAll(Set.copyOf(wanted));
    apply(worktree, pathsFromInput("rm", "--quiet", "--force"), unwanted);
    apply(worktree, pathsFromInput("checkout", "--quiet", commit), wanted);
  }

  private List<String> list(Path worktree, List<String> listing, List<String> paths) {
    var words = new ArrayList<>(List.of(LITERAL));
    words.addAll(listing);
    words.addAll(paths);
    return Tokens.list(program.answer(worktree, words)).stream().distinct().toList();
  }

  private void apply(Path worktree, List<String> words, List<String> paths) {
    if (!paths.isEmpty()) {
      GitProgram.succeeded(words, program.act(worktree, words, Tokens.join(paths)));
    }
  }
}
