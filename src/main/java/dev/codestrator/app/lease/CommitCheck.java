package dev.codestrator.app.lease;

import dev.codestrator.app.Call;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The method `lock.check`: whether a commit may change these paths in the worktree that the caller
/// stands in. Whose worktree it is counts, whoever commits.
public final class CommitCheck {
  /// What `lock.check` takes.
  public record Ask(
      @Param("what is to be changed, relative to the repository") List<String> paths) {}

  /// A commit that may be made.
  ///
  /// @param warnings what the rules let pass
  public record Checked(List<String> warnings) {}

  /// `lock.check`.
  ///
  /// @throws Rejection.Conflict `paths_leased`
  public Checked check(Call call, Ask request) {
    View view = call.view();
    var side = new Trespass.Side(lease -> mayCommit(call, view, lease), List.of());
    Trespass trespass = Trespass.ofPaths(call, view, side, request.paths());
    return new Checked(trespass.judgeLeases(call.config().rules(), "this commit is refused"));
  }

  private static boolean mayCommit(Call call, View view, Lease lease) {
    Optional<Checkout.Tenant> tenant = call.repository().here().tenant();
    return tenant.filter(each -> each.session().equals(lease.session())).isPresent()
        && owners(view, tenant.get()).contains(lease.thread());
  }

  /// The thread that works in a worktree; in a root and where none does, the root's.
  private static Set<Optional<Id>> owners(View view, Checkout.Tenant tenant) {
    Optional<Id> thread =
        view.find(RecordType.WORKTREE, tenant.worktree())
            .map(Stored::value)
            .flatMap(Worktree::thread);
    if (!tenant.root() && thread.isPresent()) {
      return Set.of(thread);
    }
    Set<Optional<Id>> roots =
        view.list(RecordType.THREAD, tenant.session()).stream()
            .map(Stored::value)
            .filter(each -> each.role() == Role.ROOT)
            .map(each -> Optional.of(each.id()))
            .collect(Collectors.toSet());
    roots.add(Optional.empty());
    return roots;
  }
}
