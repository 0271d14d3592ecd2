package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.git.MergeForecast.Conflict;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells running workers, and root, that their work would conflict: once for each pair and path.
///
/// What was told is known from the messages themselves, so that no process, clone or crash tells it
/// twice.
public final class EarlyWarnings {
  private static final String ITEM = "- ";

  private final Inbox inbox;

  /// @param inbox takes the messages
  public EarlyWarnings(Inbox inbox) {
    this.inbox = inbox;
  }

  /// Tells what is new among these.
  ///
  /// @return how many pairs there was something to tell of
  int tell(Call call, List<Overlapping.Tried> tried) {
    List<Overlapping.Tried> clashes =
        tried.stream().filter(each -> !each.conflicts().isEmpty()).toList();
    if (clashes.isEmpty()) {
      return 0;
    }
    View view = call.view();
    List<Overlapping.Tried> newOnes =
        clashes.stream()
            .filter(each -> isRunningPair(call, view, each) && isNew(view, each))
            .toList();
    return newOnes.isEmpty()
        ? 0
        : call.write(
            "warn of conflicts",
            draft -> (int) newOnes.stream().filter(each -> tell(call, draft, each)).count());
  }

  private static boolean isRunningPair(Call call, View view, Overlapping.Tried pair) {
    return Stream.of(pair.ours(), pair.theirs())
        .allMatch(side -> side.worktree().filter(each -> isRunning(call, view, each)).isPresent());
  }

  /// Whether a worker's program runs there.
  static boolean isRunning(Call call, View view, Worktree worktree) {
    return worktree.parent().isPresent()
        && worktree
            .thread()
            .flatMap(id -> view.find(RecordType.THREAD, id))
            .map(Stored::value)
            .filter(thread -> Inbox.isLive(call, thread))
            .isPresent();
  }

  private static boolean isNew(View view, Overlapping.Tried pair) {
    Set<String> told = told(view, pair);
    return !pair.conflicts().stream().map(EarlyWarnings::line).allMatch(told::contains);
  }

  /// What the root of the first side was told of this pair so far.
  private static Set<String> told(View view, Overlapping.Tried pair) {
    Id root = root(view, pair.ours().session());
    return view.list(RecordType.MESSAGE, pair.ours().session()).stream()
        .map(Stored::value)
        .filter(message -> message.receiver().equals(root))
        .map(Message::message)
        .filter(text -> text.text().strip().startsWith(heading(pair)))
        .flatMap(text -> text.text().lines())
        .filter(line -> line.startsWith(ITEM))
        .collect(Collectors.toSet());
  }

  private boolean tell(Call call, Draft draft, Overlapping.Tried pair) {
    if (!isNew(draft, pair)) {
      return false;
    }
    String text =
        heading(pair)
            + ", branches "
            + pair.ours().branch()
            + " and "
            + pair.theirs().branch()
            + ". Both change:\n\n"
            + pair.conflicts().stream().map(EarlyWarnings::line).collect(Collectors.joining("\n"))
            + "\n\nSee the lines: orch overlap. Agree who changes what, or merge one of them first.\n";
    Stream.of(pair.ours(), pair.theirs())
        .flatMap(side ->
            Stream.of(
                new Receiver(side.session(), side.worktree().flatMap(Worktree::thread)),
                new Receiver(side.session(), Optional.empty())))
        .distinct()
        .forEach(to -> inbox.tell(call, draft, to.session(), to.thread(), text));
    return true;
  }

  /// @param thread root when empty
  private record Receiver(Id session, Optional<Id> thread) {}

  private static String heading(Overlapping.Tried pair) {
    return "Conflict ahead between " + id(pair.ours()) + " and " + id(pair.theirs());
  }

  private static Id id(Live side) {
    return side.worktree().map(Worktree::id).orElseThrow();
  }

  private static String line(Conflict conflict) {
    return ITEM + conflict.title().replace('\n', ' ');
  }

  private static Id root(View view, Id session) {
    return view.get(RecordType.SESSION, session).value().thread();
  }

  /// The worktrees of a session in which a worker runs.
  static List<Worktree> running(Call call, View view, Id session) {
    return view.list(RecordType.WORKTREE, session).stream()
        .map(Stored::value)
        .filter(each -> each.status() == Worktree.Status.ACTIVE && !each.branch().isEmpty())
        .filter(each -> isRunning(call, view, each))
        .toList();
  }
}
