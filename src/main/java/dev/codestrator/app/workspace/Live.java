package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.git.Trials;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A branch that somebody works on, or that work is to land on.
///
/// @param worktree absent for a target
/// @param checkout where it is checked out; absent for a target, and when the folder is gone
record Live(String branch, Id session, Optional<Worktree> worktree, Optional<Checkout> checkout) {

  /// The branches of these sessions, and behind them their targets.
  static List<Live> of(Call call, View view, Git git, List<Session> sessions) {
    return Stream.concat(
            sessions.stream().flatMap(session -> worktrees(call, view, git, session.id())),
            sessions.stream().flatMap(session -> target(call, git, session)))
        .toList();
  }

  private static Stream<Live> worktrees(Call call, View view, Git git, Id session) {
    return view.list(RecordType.WORKTREE, session).stream()
        .map(Stored::value)
        .filter(each -> each.status() == Worktree.Status.ACTIVE && !each.branch().isEmpty())
        .sorted(Comparator.comparing(Worktree::createdAt).thenComparing(Worktree::branch))
        .map(each -> of(call, each))
        .filter(live -> live.checkout().isPresent() || exists(call, git, live.branch()));
  }

  /// What git has checked out there counts: a branch may have been renamed by hand.
  static Live of(Call call, Worktree worktree) {
    Optional<Checkout> at = Worktrees.find(call, worktree);
    String branch = at.flatMap(Checkout::branch).orElse(worktree.branch());
    return new Live(branch, worktree.session(), Optional.of(worktree), at);
  }

  private static Stream<Live> target(Call call, Git git, Session session) {
    return exists(call, git, session.target())
        ? Stream.of(new Live(session.target(), session.id(), Optional.empty(), Optional.empty()))
        : Stream.empty();
  }

  private static boolean exists(Call call, Git git, String branch) {
    return git.branchExists(call.repository().main().root(), branch);
  }

  /// A target is compared with the branches that go to it, and not with other targets.
  boolean isComparedWith(Live later) {
    return later.worktree().isPresent()
        || (worktree.isPresent() && session.equals(later.session()));
  }

  /// How it stands now.
  ///
  /// @param tip empty when git can't look at it
  /// @param problem why not
  record Seen(Live live, Optional<Trials.Tip> tip, Optional<String> problem) {}

  /// Looks at it, with what is uncommitted. One that is broken doesn't keep the others from being
  /// looked at.
  Seen look(Trials trials) {
    try {
      Trials.Tip tip =
          checkout
              .map(at -> trials.working(branch, at.root()))
              .orElseGet(() -> trials.committed(branch));
      return new Seen(this, Optional.of(tip), Optional.empty());
    } catch (Rejection.ToolFailed | Rejection.NotFound | Rejection.Conflict e) {
      return new Seen(this, Optional.empty(), Optional.of(e.message()));
    }
  }
}
