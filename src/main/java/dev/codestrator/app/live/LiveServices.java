package dev.codestrator.app.live;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Places;
import dev.codestrator.app.job.Jobs;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.thread.Children;
import dev.codestrator.tmux.Tmux;
import java.util.function.Function;

/// What a live view calls.
///
/// @param sights look
/// @param changes know when to look again
/// @param acts do something to somebody
public record LiveServices(Sights sights, Changes changes, Acts acts) {
  /// On top of these services.
  public static LiveServices of(
      Calls calls, Places places, Children children, Function<Call, Tmux> tmux) {
    var jobs = new Jobs(calls, places, children);
    var sights = new Sights(calls, new Sessions(tmux), children, jobs);
    return new LiveServices(sights, new Changes(sights), new Acts(sights, children, jobs));
  }
}
