package dev.codestrator.app;

import dev.codestrator.git.Clones;
import dev.codestrator.git.Git;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.store.Seats;
import dev.codestrator.store.Settings;
import dev.codestrator.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Begins calls: finds the clone around a folder, the caller's session and the settings that hold.
public final class Calls {
  private final InstantSource clock;
  private final RandomGenerator random;
  private final FaultPoint faults;
  private final Git git;
  private final Places places;

  /// @param clock tells the time
  /// @param random makes IDs
  /// @param faults places for a test to crash at
  /// @param git knows what branches hold whose worktree is gone
  /// @param places where jobs are kept that are started outside of repositories
  public Calls(
      InstantSource clock, RandomGenerator random, FaultPoint faults, Git git, Places places) {
    this.clock = clock;
    this.random = random;
    this.faults = faults;
    this.git = git;
    this.places = places;
  }

  /// A call from this folder. A caller that names no session belongs to the one of the worktree
  /// that it stands in. One that concerns jobs may stand in any folder.
  public Call begin(Path folder, Caller caller) {
    if (caller.session().filter(Session.JOBS::equals).isPresent()) {
      return call(places.find(folder), caller);
    }
    Clone repository = Clones.find(folder);
    Caller known =
        caller.session().isPresent()
            ? caller
            : repository
                .here()
                .tenant()
                .map(Checkout.Tenant::session)
                .map(caller::in)
                .orElse(caller);
    return call(repository, known);
  }

  /// The same call as it would begin now.
  public Call now(Call call) {
    return as(call, call.caller());
  }

  /// The same call by another caller, as it would begin now.
  public Call as(Call call, Caller caller) {
    return call(call.repository(), caller);
  }

  /// The same call, after it has made or removed worktrees.
  public Call again(Call call) {
    return call(Clones.find(call.repository().here().root()), call.caller());
  }

  /// The same call for a session that it has just opened.
  public Call in(Call call, Caller caller) {
    return call(Clones.find(call.repository().here().root()), caller);
  }

  private Call call(Clone repository, Caller caller) {
    Optional<Id> session = caller.session().filter(id -> !id.equals(Session.JOBS));
    Path seat = new Seats(repository).of(session);
    Seats.requireReal(seat);
    Seats.requireReal(repository.main().seat());
    Config config = Settings.read(seat);
    Duration wait = Duration.ofSeconds(config.commits().lockWaitSeconds());
    var branches = new GitBranches(git, repository.main().root());
    var store = new Store(repository, wait, caller.process(), random, clock, branches, faults);
    return new Call(
        repository, caller, config, store, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
