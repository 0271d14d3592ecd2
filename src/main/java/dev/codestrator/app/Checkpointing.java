package dev.codestrator.app;

import dev.codestrator.git.Change;
import dev.codestrator.git.CommitRequest;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Commits what the records say, on the branch of the worktree that they are in.
///
/// Never in the main worktree: that one belongs to its user and gets its commits by landing.
public final class Checkpointing {
  private final Git git;

  /// @param git the program
  public Checkpointing(Git git) {
    this.git = git;
  }

  /// What a commit is about: its trailers.
  ///
  /// @param session always known
  public record About(Id session, Optional<Id> task, Optional<Id> thread) {
    /// About a session as a whole.
    public static About session(Id session) {
      return new About(session, Optional.empty(), Optional.empty());
    }

    private SequencedMap<String, String> trailers() {
      var trailers = new LinkedHashMap<String, String>();
      task.ifPresent(id -> trailers.put("Orchestrator-Case", id.value()));
      trailers.put("Orchestrator-Session", session.value());
      thread.ifPresent(id -> trailers.put("Orchestrator-Thread", id.value()));
      return trailers;
    }
  }

  /// Commits every record that is pending in this worktree.
  ///
  /// @return the commit; empty when nothing was pending
  public Optional<String> records(Call call, Checkout checkout, String subject, About about) {
    return commit(call, checkout, subject, "", about, List.of(Clone.STATE_FOLDER));
  }

  /// Commits everything in this worktree, code and records.
  public Optional<String> everything(
      Call call, Checkout checkout, String subject, String body, About about) {
    return commit(call, checkout, subject, body, about, List.of());
  }

  /// What is not committed in this worktree, outside the records. What a merge brought there whose
  /// process died is nobody's work: it is given up first.
  public List<String> uncommittedWork(Checkout checkout) {
    git.merges().giveUpLeft(checkout.root());
    return git.status(checkout.root(), List.of()).stream()
        .map(Change::path)
        .filter(path -> !path.startsWith(Clone.STATE_FOLDER + "/"))
        .toList();
  }

  /// Files that git knows and that are not as they are committed, outside the records.
  public List<String> changedWork(Checkout checkout) {
    return git.status(checkout.root(), List.of()).stream()
        .filter(change -> !change.untracked())
        .map(Change::path)
        .filter(path -> !path.startsWith(Clone.STATE_FOLDER + "/"))
        .toList();
  }

  /// Records that are not committed in this worktree.
  public List<String> uncommittedRecords(Checkout checkout) {
    return git.status(checkout.root(), List.of(Clone.STATE_FOLDER)).stream()
        .map(Change::path)
        .toList();
  }

  private Optional<String> commit(
      Call call, Checkout checkout, String subject, String body, About about, List<String> paths) {
    boolean off = call.config().commits().mode() == Config.Commits.Mode.OFF;
    git.merges().giveUpLeft(checkout.root());
    if (checkout.main() || off || nothing(checkout, paths)) {
      return Optional.empty();
    }
    var request = new CommitRequest(subject, body, about.trailers(), paths);
    return git.commits().commit(checkout.root(), request);
  }

  private boolean nothing(Checkout checkout, List<String> paths) {
    return git.status(checkout.root(), paths).isEmpty();
  }
}
