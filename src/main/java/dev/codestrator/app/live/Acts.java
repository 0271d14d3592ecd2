package dev.codestrator.app.live;

import dev.codestrator.app.Call;
import dev.codestrator.app.job.AgentsLog;
import dev.codestrator.app.job.Jobs;
import dev.codestrator.app.thread.AnswerQuestion;
import dev.codestrator.app.thread.Answered;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.SendDirective;
import dev.codestrator.app.thread.SentDirective;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Kind;
import java.util.Optional;

/// What somebody who watches may do to one whom he sees. Each says how it went.
public final class Acts {
  private final Sights sights;
  private final Children children;
  private final Jobs jobs;

  /// @param sights know where everybody is
  /// @param children the methods of threads
  /// @param jobs finds them
  public Acts(Sights sights, Children children, Jobs jobs) {
    this.sights = sights;
    this.children = children;
    this.jobs = jobs;
  }

  /// The end of what one's terminal shows, or showed.
  public String output(Actor actor, int lines) {
    return children
        .status(sights.home(actor.id()), new Children.StatusRequest(actor.id().value(), lines))
        .lastResponse()
        .orElse("");
  }

  /// Tells one something, for the end of its turn.
  public String send(Actor actor, String text) {
    SentDirective sent =
        children.direct(
            allowed(actor), new SendDirective(actor.id().value(), text, SendDirective.Mode.QUEUE));
    return "Sent to " + actor.id() + ": " + Kind.word(sent.state()) + ", " + sent.detail();
  }

  /// Answers what one asks.
  public String answer(Actor actor, String text) {
    Answered answered =
        children.answer(allowed(actor), new AnswerQuestion(actor.id().value(), text));
    return "Answered " + actor.id() + ": " + Kind.word(answered.kind());
  }

  /// Ends the turn of one.
  public String interrupt(Actor actor) {
    children.interrupt(allowed(actor), new Children.InterruptRequest(actor.id().value()));
    return "Interrupted " + actor.id();
  }

  /// Ends one with all that it started.
  public String stop(Actor actor) {
    Call call = allowed(actor);
    children.stop(call, new Children.StopRequest(actor.id().value(), actor.isJob()));
    if (actor.isJob()) {
      AgentsLog.note(jobs.get(sights.home(actor.id()), actor.id()));
    }
    return "Stopped " + actor.id();
  }

  /// The command of the shell that shows one's terminal.
  ///
  /// @param rw whether keys reach it
  public String attach(Actor actor, boolean rw) {
    return children
        .attachInfo(
            sights.home(actor.id()),
            new Children.AttachRequest(Optional.of(actor.id().value()), rw))
        .command();
  }

  private Call allowed(Actor actor) {
    Call call = sights.home(actor.id());
    if (call.caller().role() != Role.ROOT) {
      throw new Rejection.Forbidden(
          "not_your_method",
          "a " + call.caller().role().dashed() + " may only watch",
          "tell root what is needed: orch inbox send root \"...\"");
    }
    return call;
  }
}
