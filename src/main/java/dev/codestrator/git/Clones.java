package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Finds the clone around a folder by reading git's files; no program is started.
///
/// What the environment says about git (`GIT_DIR` and the like) is ignored: only the place counts.
public final class Clones {
  private static final String MARK = "codestrator";

  private Clones() {}

  /// The clone that a folder is in, with all its worktrees that exist on disk.
  ///
  /// @throws Rejection.NotFound `not_a_repository` outside of every worktree
  /// @throws Rejection.Conflict `bare_repository` when the clone has no main worktree
  public static Clone find(Path start) {
    Path root = rootAround(start);
    GitFolder folder = GitFolder.ofRoot(root).orElseThrow(() -> dangling(root));
    GitFolder here = new GitFolder(Disk.real(folder.path()));
    Path common = here.common();
    var checkouts = new ArrayList<Checkout>();
    checkouts.add(
        here.path().equals(common)
            ? checkout(root, here, true)
            : checkout(mainRoot(new GitFolder(common)), new GitFolder(common), true));
    checkouts.addAll(linked(common, root, here));
    return new Clone(
        common,
        checkouts,
        checkouts.stream().filter(c -> c.gitDir().equals(here.path())).findFirst().orElseThrow());
  }

  /// Notes in git's folder of a worktree which record of ours it belongs to.
  public static void mark(Checkout checkout, Checkout.Tenant tenant) {
    String line =
        tenant.session() + " " + tenant.worktree() + " " + (tenant.root() ? "root" : "child");
    Disk.replace(checkout.gitDir().resolve(MARK), (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The nearest folder upwards with a `.git` in it, as git looks for it.
  private static Path rootAround(Path start) {
    Path from = start.toAbsolutePath().normalize();
    for (Path folder = Disk.exists(from) ? Disk.real(from) : from;
        folder != null;
        folder = folder.getParent()) {
      Path dotGit = folder.resolve(".git");
      if (Disk.isFile(dotGit) || new GitFolder(dotGit).isRepository()) {
        return folder;
      }
      if (new GitFolder(folder).isRepository()) {
        throw insideGit(start, folder);
      }
    }
    throw new Rejection.NotFound(
        "not_a_repository",
        start + " is not inside a git repository",
        "go to a folder of your repository, or make one here: git init && git commit"
            + " --allow-empty -m 'Start'");
  }

  private static Rejection insideGit(Path start, Path folder) {
    GitFolder repository = new GitFolder(folder);
    if (repository.core("bare").filter("true"::equalsIgnoreCase).isPresent()) {
      return bare(folder);
    }
    return new Rejection.NotFound(
        "not_a_repository",
        start + " is inside git's own folder " + folder + ", not in a worktree",
        "go to the worktree: cd " + mainRoot(repository));
  }

  private static Rejection bare(Path folder) {
    return new Rejection.Conflict(
        "bare_repository",
        folder + " is a bare repository: it has no main worktree to keep records in",
        "work in an ordinary clone of it: git clone " + folder + " <folder>");
  }

  private static Rejection dangling(Path root) {
    Path dotGit = root.resolve(".git");
    return new Rejection.NotFound(
        "not_a_repository",
        dotGit
            + " points to "
            + GitFolder.target(dotGit).map(Path::toString).orElse("nothing")
            + ", which is no git folder",
        "if the repository was moved, run there: git worktree repair " + root);
  }

  /// Where the main worktree is, seen from the shared folder.
  private static Path mainRoot(GitFolder common) {
    if (common.core("bare").filter("true"::equalsIgnoreCase).isPresent()) {
      throw bare(common.path());
    }
    Optional<Path> told = common.core("worktree").map(common.path()::resolve);
    if (told.isPresent()) {
      return Disk.real(told.get());
    }
    if (!common.path().endsWith(".git")) {
      throw new Rejection.Conflict(
          "bare_repository",
          common.path() + " doesn't say where its main worktree is",
          "tell it: git --git-dir=" + common.path() + " config core.worktree <folder>");
    }
    return Objects.requireNonNull(common.path().getParent());
  }

  private static List<Checkout> linked(Path common, Path hereRoot, GitFolder here) {
    Path registry = common.resolve("worktrees");
    return Disk.names(registry).stream()
        .map(name -> new GitFolder(registry.resolve(name)))
        .flatMap(folder ->
            (folder.path().equals(here.path()) ? Optional.of(hereRoot) : linkedRoot(folder))
                .map(root -> checkout(root, folder, false)).stream())
        .toList();
  }

  /// The root of a linked worktree; empty when it was deleted, or its place taken by another one.
  private static Optional<Path> linkedRoot(GitFolder folder) {
    return folder
        .text("gitdir")
        .map(dotGit -> folder.path().resolve(dotGit).normalize())
        .filter(dotGit -> GitFolder.target(dotGit).filter(to -> same(to, folder)).isPresent())
        .map(dotGit -> Disk.real(Objects.requireNonNull(dotGit.getParent())));
  }

  private static boolean same(Path target, GitFolder folder) {
    return target.equals(folder.path())
        || (Disk.exists(target) && Disk.real(target).equals(folder.path()));
  }

  private static Checkout checkout(Path root, GitFolder folder, boolean main) {
    return new Checkout(root, folder.path(), main, folder.branch(), tenant(folder));
  }

  private static Optional<Checkout.Tenant> tenant(GitFolder folder) {
    return folder
        .text(MARK)
        .map(line -> line.strip().split(" "))
        .filter(words -> words.length == 3 && Id.isValid(words[0]) && Id.isValid(words[1]))
        .map(words ->
            new Checkout.Tenant(new Id(words[0]), new Id(words[1]), words[2].equals("root")));
  }
}
