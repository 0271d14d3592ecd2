package dev.codestrator.app.hook;

import dev.codestrator.agent.Edits;
import dev.codestrator.agent.HookAnswer;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Role;
import dev.codestrator.store.RecordType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a thread may change the files that its tool is about to change.
///
/// What is forbidden is denied with the reason; what is only unusual is let through with a word to
/// the model. Paths are judged by where they lead, through links too.
record EditRules(Occasion occasion) {

  /// The first reason against it; else what is to be said about it; nothing when all is as it
  /// should be or the tool changes no files.
  Optional<HookAnswer> judge() {
    Edits edits = Edits.of(occasion.event());
    if (edits.paths().isEmpty() || isFree()) {
      return Optional.empty();
    }
    var worktree = new Place(occasion, Disk.real(root()));
    var warnings = new ArrayList<String>();
    for (Path path : worktree.resolve(edits)) {
      Optional<String> reason = denied(worktree, path, warnings);
      if (reason.isPresent()) {
        return reason.map(HookAnswer.Denial::new);
      }
    }
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(new HookAnswer.Context("PreToolUse", String.join("\n", warnings)));
  }

  /// A job that may write anywhere.
  private boolean isFree() {
    return occasion
        .thread()
        .sandbox()
        .filter(Config.Codex.Sandbox.DANGER_FULL_ACCESS::equals)
        .isPresent();
  }

  /// The root of where it works: of a job, the checkout that its folder is in, else the folder.
  private Path root() {
    Path here = occasion.call().repository().here().root();
    return occasion
        .thread()
        .worktree()
        .flatMap(id -> occasion.view().find(RecordType.WORKTREE, id))
        .map(worktree -> Worktrees.get(occasion.call(), worktree.value()).root())
        .or(() -> occasion.thread().folder().map(Path::of).filter(path -> !path.startsWith(here)))
        .orElse(here);
  }

  private Optional<String> denied(Place worktree, Path path, List<String> warnings) {
    if (!worktree.holds(path)) {
      return Optional.of(
          path
              + " is outside of your worktree "
              + worktree.root()
              + ". Change files below it only; what is to be done elsewhere, tell root: orch inbox"
              + " send root \"...\"");
    }
    if (occasion.thread().role() == Role.MERGE_REVIEWER) {
      return Optional.of(
          path
              + " is in the checkout that you review: nothing in it is changed. Say what is wrong"
              + " with it in your verdict: orch merge submit");
    }
    String file = worktree.relative(path);
    return leased(file, warnings).or(() -> outOfScope(file, warnings));
  }

  private Optional<String> leased(String file, List<String> warnings) {
    Config.Rules.LeasePolicy policy = occasion.call().config().rules().leasePolicy();
    if (policy == Config.Rules.LeasePolicy.OFF) {
      return Optional.empty();
    }
    Optional<String> reason =
        Leases.obstacle(occasion.call(), occasion.view(), occasion.thread(), file)
            .map(conflict -> conflict.message() + ". Leave it alone: " + conflict.hint());
    return weighed(reason, policy == Config.Rules.LeasePolicy.ENFORCE, warnings);
  }

  private Optional<String> outOfScope(String file, List<String> warnings) {
    Config.Rules.ScopePolicy policy = occasion.call().config().rules().scopePolicy();
    boolean record = file.startsWith(Clone.STATE_FOLDER + "/");
    if (policy == Config.Rules.ScopePolicy.OFF || record || occasion.thread().isJob()) {
      return Optional.empty();
    }
    Optional<String> reason = new CaseFiles(occasion).against(file);
    return weighed(reason, policy == Config.Rules.ScopePolicy.DENY, warnings);
  }

  /// @return the reason when it forbids; else it becomes a warning
  private static Optional<String> weighed(
      Optional<String> reason, boolean forbids, List<String> warnings) {
    if (!forbids) {
      reason.ifPresent(warnings::add);
    }
    return reason.filter(_ -> forbids);
  }
}
