package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Texts;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Hands the directives that wait for a thread over to it, when it asks what to do next.
///
/// @param inbox where they wait
record Directives(Inbox inbox) {
  /// How much of a directive is told, in characters.
  private static final int LONGEST = 1_400;

  /// Those that wait for the caller's own thread, taken now. A caller that was interrupted works
  /// again.
  List<Message> take(Call call, Id thread) {
    if (!call.caller().thread().equals(Optional.of(thread))) {
      return List.of();
    }
    View view = call.view();
    boolean interrupted =
        view.find(RecordType.THREAD, thread)
            .filter(stored -> stored.value().status() == ThreadStatus.INTERRUPTED)
            .isPresent();
    if (!interrupted && Inbox.directives(view, call.session(), thread).isEmpty()) {
      return List.of();
    }
    return call.write(
        "directives",
        draft -> {
          Inbox.resume(draft, thread);
          var waiting = Inbox.directives(draft, call.session(), thread);
          return fitting(waiting).stream().map(stored -> inbox.take(draft, stored)).toList();
        });
  }

  /// What to do next, with these told first; a long one says where all of it is.
  static Where told(Where where, List<Message> directives, CurrentReference.Mode mode) {
    String told =
        directives.stream().map(Directives::line).collect(Collectors.joining()) + where.text();
    boolean compact = mode == CurrentReference.Mode.COMPACT;
    return where.told(directives, compact ? Directions.cut(told) : told);
  }

  /// As many as can be told at once; the first in any case.
  private static List<Stored<Message>> fitting(List<Stored<Message>> directives) {
    int count = 0;
    int length = 0;
    for (Stored<Message> each : directives) {
      length += line(each.value()).length();
      if (count > 0 && length > LONGEST + 100) {
        break;
      }
      count++;
    }
    return directives.subList(0, count);
  }

  private static String line(Message directive) {
    String text = directive.message().text();
    String more = text.length() > LONGEST ? " (all of it: orch inbox list)" : "";
    return "Directive " + directive.id() + ": " + Texts.excerpt(text, LONGEST) + more + "\n";
  }
}
