package dev.codestrator.app.hook;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.app.Call;
import dev.codestrator.app.lifecycle.Pointers;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Review;
import dev.codestrator.model.Role;
import dev.codestrator.store.EventLog;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Why a turn that ends goes on after all: a directive that waits, else the Case that is not begun,
/// or what is left of it, or of a reviewer its verdict.
///
/// A chain of turns is a turn with all that went on after it. For open steps it is sent on so many
/// times as `stop_nudges` says; the count is in the thread's folder. That it goes on is filed
/// before what it goes on for is taken: whoever sees neither knows that it has ended.
public final class TurnEnds {
  private static final String COUNT = "nudges";

  private final Deliveries deliveries;

  TurnEnds(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  Optional<HookAnswer> answer(Occasion occasion) {
    if (!hasGoneOn(occasion)) {
      Disk.delete(count(occasion));
    }
    if (!mayGoOn(occasion)) {
      return Optional.empty();
    }
    EventLog log = EventLog.of(occasion.folder());
    log.file("GoesOn", occasion.call().now());
    Optional<HookAnswer> answer =
        deliveries.directives(occasion).or(() -> nudge(occasion)).map(HookAnswer.GoOn::new);
    if (answer.isEmpty()) {
      log.file("Stop", occasion.call().now()); // somebody else has taken the directive
    }
    return answer;
  }

  /// Whether a turn goes on that its program's hook says to end, whether by a directive or for its
  /// Case.
  public static boolean mayGoOn(Call call, View view, AgentThread thread, HookEvent event) {
    return mayGoOn(new Occasion(call, view, thread, event));
  }

  private static boolean mayGoOn(Occasion occasion) {
    return Deliveries.hasDirectives(occasion)
        || (nudges(occasion) < occasion.call().config().hooks().stopNudges()
            && leftOver(occasion).isPresent());
  }

  /// What is left to do of the Case that it is at, as an instruction.
  private static Optional<String> leftOver(Occasion occasion) {
    var assignment = new Assignment(occasion);
    return assignment
        .atHand()
        .filter(_ -> !waitsForItself(occasion))
        .flatMap(file -> leftOver(assignment, file))
        .or(() -> verdict(occasion));
  }

  private static Optional<String> leftOver(Assignment assignment, TaskFile file) {
    return switch (file.task().state()) {
      case IN_PROGRESS ->
          Optional.of(
              Pointers.nextStep(file)
                  .map(step -> instruction(file, step))
                  .orElseGet(() -> completion(file)));
      case TODO -> Optional.of(file).filter(assignment::mayBegin).map(TurnEnds::instruction);
      case BLOCKED, IN_REVIEW, DONE, CANCELLED -> Optional.empty();
    };
  }

  /// What a reviewer is to do whose verdict others wait for.
  private static Optional<String> verdict(Occasion occasion) {
    return Optional.of(occasion.thread())
        .filter(thread -> thread.role() == Role.MERGE_REVIEWER && !waitsForItself(occasion))
        .flatMap(thread ->
            occasion.view().list(RecordType.REVIEW, thread.session()).stream()
                .map(Stored::value)
                .filter(Review::isPending)
                .filter(review -> review.thread().equals(Optional.of(thread.id())))
                .findFirst())
        .map(review ->
            "Your verdict on "
                + review.request()
                + " is not given, and others wait for it: orch merge submit "
                + review.request()
                + " approve|block. If you can't give one, say why: orch inbox send root \"...\"");
  }

  private static String completion(TaskFile file) {
    return "All steps of Case "
        + file.id()
        + " are checked, and it is not complete: orch case complete "
        + file.id()
        + " \"what you did\". If that is refused, mend what it says, or say why you can't:"
        + " orch case block "
        + file.id()
        + " \"...\"";
  }

  private static boolean hasGoneOn(Occasion occasion) {
    return Boolean.TRUE.equals(occasion.event().told().get("stop_hook_active"));
  }

  /// Claude Code ends a turn while tasks of its own run, and goes on when they are done.
  private static boolean waitsForItself(Occasion occasion) {
    return occasion.event().told().get("background_tasks") instanceof List<?> tasks
        && !tasks.isEmpty();
  }

  private static String instruction(TaskFile file) {
    return "Case "
        + file.id()
        + " is yours and not begun. Begin it, and do its steps: orch case begin "
        + file.id()
        + ". If you can't, say why: orch inbox send root \"...\" --kind blocker";
  }

  private static String instruction(TaskFile file, String step) {
    return "Case "
        + file.id()
        + " is not complete; next unchecked step: "
        + step
        + ". Go on with it, and check it: orch step check. If you can't go on, say why: orch case"
        + " block "
        + file.id()
        + " \"...\"";
  }

  /// What is left over, counted as one nudge more.
  private static Optional<String> nudge(Occasion occasion) {
    int next = nudges(occasion) + 1;
    byte[] count = Integer.toString(next).getBytes(StandardCharsets.UTF_8);
    Optional<String> nudge = leftOver(occasion);
    nudge.ifPresent(_ -> Disk.writePrivate(count(occasion), count));
    return nudge;
  }

  private static int nudges(Occasion occasion) {
    return hasGoneOn(occasion) ? Disk.read(count(occasion)).map(TurnEnds::number).orElse(0) : 0;
  }

  private static Path count(Occasion occasion) {
    return occasion.folder().path().resolve(COUNT);
  }

  private static int number(byte[] bytes) {
    return Integer.parseInt(new String(bytes, StandardCharsets.UTF_8).strip());
  }
}
