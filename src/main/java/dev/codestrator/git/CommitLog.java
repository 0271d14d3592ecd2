package dev.codestrator.git;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Reads the commits of a range in this process, by JGit: a server that is asked often starts no
/// program for it. A range is `A..B` or one revision.
final class CommitLog {
  private static final String BETWEEN = "..";

  static {
    HomeLeftAlone.install();
  }

  private CommitLog() {}

  static List<Commit> read(Path worktree, String range, int limit) {
    int cut = range.indexOf(BETWEEN);
    Optional<String> from = cut < 0 ? Optional.empty() : Optional.of(range.substring(0, cut));
    String to = cut < 0 ? range : range.substring(cut + BETWEEN.length());
    // findGitDir, since a linked worktree's .git is a file that setGitDir would misread in silence
    var place = new FileRepositoryBuilder().findGitDir(worktree.toFile());
    try (Repository repository = place.build();
        var walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(resolve(repository, to)));
      if (from.isPresent()) {
        walk.markUninteresting(walk.parseCommit(resolve(repository, from.get())));
      }
      return take(walk, limit);
    } catch (IOException e) {
      throw new Rejection.ToolFailed(
          "git_failed",
          "the history of " + range + " can't be read: " + e.getMessage(),
          "see git fsck");
    }
  }

  private static List<Commit> take(RevWalk walk, int limit) throws IOException {
    var commits = new ArrayList<Commit>();
    for (RevCommit each = walk.next(); each != null && commits.size() < limit; each = walk.next()) {
      var author = each.getAuthorIdent();
      var committed = each.getCommitterIdent().getWhenAsInstant();
      commits.add(new Commit(each.getName(), each.getShortMessage(), author.getName(), committed));
    }
    return commits;
  }

  private static ObjectId resolve(Repository repository, String revision) throws IOException {
    ObjectId found = repository.resolve(revision);
    if (found == null) {
      throw new Rejection.NotFound(
          "unknown_revision", "there is no revision '" + revision + "'", "see git log --all");
    }
    return found;
  }
}
