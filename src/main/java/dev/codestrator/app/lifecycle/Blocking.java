package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.inbox.SendMessage;
import dev.codestrator.app.lifecycle.CaseJournal.Event;
import dev.codestrator.app.task.WorkerScope;
import dev.codestrator.model.Message;
import dev.codestrator.model.Secrets;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.List;
import java.util.Optional;

/// The method `case.block`. The Case goes on when it is begun again.
public final class Blocking {
  private static final int LONGEST = 200;

  private final Inbox inbox;

  /// @param inbox tells root
  public Blocking(Inbox inbox) {
    this.inbox = inbox;
  }

  /// `case.block`: the reason is the Case's next action and in a checkpoint, and root is told.
  public CaseState block(Call call, BlockCase request) {
    return call.write(
        "case.block",
        draft -> {
          TaskTree tree = call.tasks(draft);
          TaskFile file = tree.read(tree.getCase(request.caseId()));
          WorkerScope.require(call, draft, file.id());
          CaseRules.mayBlock(file, request.reason());
          String reason = Secrets.hide(request.reason().strip());
          tell(call, draft, file, reason);
          return block(call, draft, file, reason);
        });
  }

  private static CaseState block(Call call, Draft draft, TaskFile file, String reason) {
    Task blocked =
        file.task()
            .with(TaskStatus.BLOCKED, Optional.of("Blocked: " + Texts.excerpt(reason, LONGEST)));
    var event = new Event("block", Pointers.nextStep(file), List.of(), reason);
    return new CaseJournal(call, draft).save(file.with(blocked), event, false);
  }

  private void tell(Call call, Draft draft, TaskFile file, String reason) {
    String text = "Case " + file.id() + " (" + file.task().title() + ") is blocked: " + reason;
    inbox.send(
        call,
        draft,
        new SendMessage(Optional.empty(), "root", text, Message.Kind.BLOCKER, Optional.empty()));
  }
}
