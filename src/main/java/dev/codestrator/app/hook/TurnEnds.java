package dev.codestrator.app.hook;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.app.lifecycle.Pointers;
import dev.codestrator.io.Disk;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.TaskFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Why a turn that ends goes on after all: a directive that waits, else the steps that are left of
/// the Case that was begun.
///
/// A chain of turns is a turn with all that went on after it. For open steps it is sent on so many
/// times as `stop_nudges` says; the count is in the thread's folder.
final class TurnEnds {
  private static final String COUNT = "nudges";

  private final Deliveries deliveries;

  TurnEnds(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  Optional<HookAnswer> answer(Occasion occasion) {
    Path count = occasion.folder().path().resolve(COUNT);
    boolean goesOn = Boolean.TRUE.equals(occasion.event().told().get("stop_hook_active"));
    if (!goesOn) {
      Disk.delete(count);
    }
    return deliveries
        .directives(occasion)
        .or(() -> openStep(occasion).filter(_ -> isAllowed(occasion, count)))
        .map(HookAnswer.GoOn::new);
  }

  private static Optional<String> openStep(Occasion occasion) {
    return new Assignment(occasion)
        .atHand()
        .filter(_ -> !waitsForItself(occasion))
        .filter(file -> file.task().state() == TaskStatus.IN_PROGRESS)
        .flatMap(file -> Pointers.nextStep(file).map(step -> instruction(file, step)));
  }

  /// Claude Code ends a turn while tasks of its own run, and goes on when they are done.
  private static boolean waitsForItself(Occasion occasion) {
    return occasion.event().told().get("background_tasks") instanceof List<?> tasks
        && !tasks.isEmpty();
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

  /// Counts one more.
  private static boolean isAllowed(Occasion occasion, Path count) {
    int before = Disk.read(count).map(TurnEnds::number).orElse(0);
    if (before >= occasion.call().config().hooks().stopNudges()) {
      return false;
    }
    Disk.writePrivate(count, Integer.toString(before + 1).getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private static int number(byte[] bytes) {
    return Integer.parseInt(new String(bytes, StandardCharsets.UTF_8).strip());
  }
}
