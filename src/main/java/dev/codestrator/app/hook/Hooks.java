package dev.codestrator.app.hook;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lifecycle.CurrentReference;
import dev.codestrator.app.lifecycle.Where;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.json.Json;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.store.EventLog;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.Optional;

/// Answers the hooks of a child's program.
public final class Hooks {
  private final Calls calls;
  private final Work work;
  private final Deliveries deliveries;
  private final TurnEnds turnEnds;
  private final Notices notices;

  /// @param calls begins the calls
  /// @param work says where a thread stands
  /// @param inbox hands messages over
  /// @param notices tells people
  public Hooks(Calls calls, Work work, Inbox inbox, Notices notices) {
    this.calls = calls;
    this.work = work;
    this.deliveries = new Deliveries(inbox);
    this.turnEnds = new TurnEnds(deliveries);
    this.notices = notices;
  }

  private static AgentThread held(Call call, View view, Id thread) {
    return new Grants(call.repository()).held(view.get(RecordType.THREAD, thread).value());
  }

  /// What a hook is answered, and what is to be done once it has its answer.
  ///
  /// @param answer absent when there is nothing to say
  /// @param afterwards tells people, where that is wanted
  public record Answered(Optional<HookAnswer> answer, Runnable afterwards) {}

  /// Answers a hook.
  ///
  /// @param folder where the hook runs
  /// @param caller the thread whose program runs it
  /// @param event the event's name
  /// @param input what the hook got on its standard input
  public Answered answer(Path folder, Caller caller, String event, String input) {
    Call call = calls.begin(folder, caller);
    var told = new HookEvent(event, call.now(), Json.object(input));
    View view = call.view();
    Id thread = caller.thread().orElseThrow();
    var occasion = new Occasion(call, view, held(call, view, thread), told);
    Optional<HookAnswer> answer =
        switch (event) {
          case "SessionStart" ->
              Optional.of(occasion).filter(each -> !each.thread().isJob()).map(this::orientation);
          case "UserPromptSubmit" -> deliveries.withPrompt(occasion);
          case "PreToolUse" -> new EditRules(occasion).judge();
          case "Stop" -> turnEnds.answer(occasion);
          default -> Optional.empty();
        };
    return new Answered(answer, () -> afterwards(occasion, answer));
  }

  private void afterwards(Occasion occasion, Optional<HookAnswer> answer) {
    notices.tell(occasion, answer);
    EventLog.of(ThreadFolder.of(occasion.call().repository(), occasion.thread().id())).prune();
  }

  /// Where the thread stands and how to go on. Directives that wait are told first.
  private HookAnswer orientation(Occasion occasion) {
    Where where =
        work.current(
            occasion.call(), CurrentReference.reading(Optional.of(occasion.thread().id())));
    String text =
        "You are thread "
            + occasion.thread().id()
            + " of session "
            + occasion.thread().session()
            + ". Where you are:\n"
            + where.text()
            + "Go on there. `orch here` says this again.\n";
    return new HookAnswer.Context("SessionStart", text);
  }
}
