package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.git.Change;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.io.DiskUse;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The method `worktree.gc`: removes the worktrees that nobody needs any more, and says of the
/// others what they take and which of them nobody has used for long.
public final class Collecting {
  private final Git git;
  private final Calls calls;
  private final Removing removing;
  private final Standings standings;

  /// @param git the program
  /// @param calls begins the call again once worktrees are gone
  /// @param removing removes them
  public Collecting(Git git, Calls calls, Removing removing) {
    this.git = git;
    this.calls = calls;
    this.removing = removing;
    this.standings = new Standings(git);
  }

  /// What `worktree.gc` takes.
  public record Collect(
      @Param(value = "remove nothing, only say what is there", orElse = "false") boolean dryRun,
      @Param(value = "days without use after which a worktree is proposed", orElse = "14")
          int olderThanDays) {}

  /// A worktree that is there.
  ///
  /// @param bytes what its files take, without what git keeps for all worktrees together
  /// @param lastUsed when somebody committed in it or changed a file that isn't committed
  /// @param kept what speaks against removing it
  /// @param proposal what to do about it, when it should go
  public record Left(
      Id worktreeId,
      String slug,
      String path,
      long bytes,
      Instant lastUsed,
      List<String> kept,
      Optional<String> proposal) {}

  /// What became of those that nobody needs, and those that are there now.
  ///
  /// @param bytes what all that are left take
  public record Collected(List<RemovedWorktree> worktrees, List<Left> left, long bytes) {}

  /// `worktree.gc`, for the caller's session or for all. Roots stay while their session is open.
  ///
  /// @throws Rejection.Invalid `out_of_range`
  public Collected collect(Call call, Collect request) {
    if (request.olderThanDays() < 0) {
      throw new Rejection.Invalid(
          "out_of_range",
          "field 'older_than_days' is " + request.olderThanDays(),
          "give 0 or more");
    }
    View view = call.view();
    List<Worktree> forgotten = all(call, view).filter(each -> isForgotten(view, each)).toList();
    List<RemovedWorktree> ended =
        request.dryRun() ? List.of() : removing.end(call, forgotten, false);
    Call now = ended.isEmpty() ? call : calls.again(call);
    List<Left> left = left(now, request);
    return new Collected(ended, left, left.stream().mapToLong(Left::bytes).sum());
  }

  private static Stream<Worktree> all(Call call, View view) {
    return call
        .caller()
        .session()
        .map(session -> view.list(RecordType.WORKTREE, session))
        .orElseGet(() -> view.list(RecordType.WORKTREE))
        .stream()
        .map(Stored::value);
  }

  /// Whether nobody begins anything in it any more: it is merged, or its session is over.
  private static boolean isForgotten(View view, Worktree worktree) {
    return isOver(view, worktree)
        || (worktree.status() == Worktree.Status.MERGED && worktree.parent().isPresent());
  }

  private static boolean isOver(View view, Worktree worktree) {
    return view.find(RecordType.SESSION, worktree.session())
        .filter(session -> session.value().status() != Session.Status.OPEN)
        .isPresent();
  }

  private List<Left> left(Call call, Collect request) {
    View view = call.view();
    return all(call, view)
        .flatMap(each ->
            Worktrees.find(call, each)
                .filter(checkout -> Disk.isFolder(checkout.root()))
                .map(checkout -> left(call, view, each, checkout, request))
                .stream())
        .sorted(Comparator.comparing(Left::lastUsed).thenComparing(Left::worktreeId))
        .toList();
  }

  private Left left(Call call, View view, Worktree worktree, Checkout checkout, Collect request) {
    Standing standing = standings.of(call, view, worktree);
    Instant used = lastUsed(worktree, checkout);
    boolean old =
        !Duration.between(used, call.now()).minusDays(request.olderThanDays()).isNegative();
    return new Left(
        worktree.id(),
        worktree.slug(),
        checkout.root().toString(),
        DiskUse.of(checkout.root()),
        used,
        standing.reasons(),
        Optional.of(proposal(view, worktree, standing))
            .filter(_ -> standing.obstacles().isEmpty())
            .filter(_ -> old || isForgotten(view, worktree)));
  }

  /// Commits, and files that aren't committed; reading leaves no trace.
  private Instant lastUsed(Worktree worktree, Checkout checkout) {
    Stream<Path> changed =
        git.status(checkout.root(), List.of()).stream()
            .map(Change::path)
            .map(checkout.root()::resolve);
    return Stream.concat(Stream.of(checkout.gitDir().resolve("logs/HEAD")), changed)
        .flatMap(file -> Disk.modified(file).stream())
        .max(Comparator.naturalOrder())
        .orElse(worktree.createdAt());
  }

  private static String proposal(View view, Worktree worktree, Standing standing) {
    if (standing.mayGo(false) && isForgotten(view, worktree)) {
      return "orch gc removes it";
    }
    String saving = standing.mayGo(false) ? "" : " --force, which saves its work first";
    return (worktree.parent().isEmpty()
            ? "orch cleanup --session " + worktree.session()
            : "orch worktree remove " + worktree.id())
        + saving;
  }
}
