package dev.codestrator.app.hook;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Hands a thread the messages of its inbox within its conversation.
///
/// What doesn't fit waits for the next time; a message is delivered when it was told.
final class Deliveries {
  /// How much is told at once, in characters: programs cut what is much longer.
  private static final int LONGEST = 8_000;

  private final Inbox inbox;

  Deliveries(Inbox inbox) {
    this.inbox = inbox;
  }

  /// All that wait, beside a prompt. A directive that is the prompt itself is not told once more.
  Optional<HookAnswer> withPrompt(Occasion occasion) {
    String prompt = onOneLine(occasion.event().text("prompt").orElse(""));
    String told =
        take(occasion, _ -> true).stream()
            .filter(message -> !onOneLine(message.message().text()).equals(prompt))
            .map(Deliveries::told)
            .collect(Collectors.joining("\n"));
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(new HookAnswer.Context("UserPromptSubmit", told));
  }

  /// The directives that wait, as one instruction.
  Optional<String> directives(Occasion occasion) {
    List<Message> taken = take(occasion, message -> message.kind() == Message.Kind.DIRECTIVE);
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(taken.stream().map(Deliveries::told).collect(Collectors.joining("\n")));
  }

  /// Whether directives wait.
  static boolean hasDirectives(Occasion occasion) {
    return !waiting(occasion.view(), occasion, message -> message.kind() == Message.Kind.DIRECTIVE)
        .isEmpty();
  }

  private List<Message> take(Occasion occasion, Predicate<Message> which) {
    if (waiting(occasion.view(), occasion, which).isEmpty()) {
      return List.of();
    }
    return occasion
        .call()
        .write(
            "hook " + occasion.event().name(),
            draft ->
                fitting(waiting(draft, occasion, which)).stream()
                    .map(stored -> inbox.take(draft, stored))
                    .toList());
  }

  private static List<Stored<Message>> waiting(
      View view, Occasion occasion, Predicate<Message> which) {
    Id receiver = occasion.thread().id();
    return view.list(RecordType.MESSAGE, occasion.thread().session()).stream()
        .filter(stored -> stored.value().receiver().equals(receiver))
        .filter(stored -> stored.value().status() == Message.Status.PENDING)
        .filter(stored -> which.test(stored.value()))
        .sorted(Comparator.comparing(stored -> stored.value().sentAt()))
        .toList();
  }

  /// As many as can be told at once; the first in any case.
  private static List<Stored<Message>> fitting(List<Stored<Message>> waiting) {
    var fitting = new ArrayList<Stored<Message>>();
    int length = 0;
    for (Stored<Message> each : waiting) {
      length += told(each.value()).length();
      if (!fitting.isEmpty() && length > LONGEST) {
        break;
      }
      fitting.add(each);
    }
    return fitting;
  }

  private static String told(Message message) {
    String text = message.message().text().strip();
    boolean whole = text.length() <= LONGEST;
    return Texts.words(Kind.word(message.kind()))
        + " "
        + message.id()
        + " from "
        + message.sender().map(Id::value).orElse("root")
        + ":\n"
        + (whole ? text : text.substring(0, LONGEST) + "…\n(all of it: orch inbox list)")
        + "\n";
  }

  /// As it can be compared with what a terminal made of it.
  private static String onOneLine(String text) {
    return Texts.excerpt(text, Integer.MAX_VALUE);
  }
}
