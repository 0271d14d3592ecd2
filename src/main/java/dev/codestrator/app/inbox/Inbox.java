package dev.codestrator.app.inbox;

import dev.codestrator.app.Call;
import dev.codestrator.app.Page;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Param;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The methods `inbox.*`. Messages of one receiver keep their order; each is delivered once.
public final class Inbox {
  private static final String ROOT = "root";
  private static final String ALL = "all";

  /// What was sent.
  public record Sent(List<Message> messages) {
    /// The only one, when it was sent to one thread.
    public Message first() {
      return messages.getFirst();
    }
  }

  /// Messages, oldest first.
  ///
  /// @param cursor give it to get the rest; absent when nothing was cut
  public record Messages(List<Message> messages, Optional<String> cursor) {
    static Messages of(List<Message> all, int limit, Optional<String> cursor) {
      Page page = Page.of(all.size(), limit, cursor);
      return new Messages(all.subList(page.from(), page.to()), page.next());
    }
  }

  /// What `inbox.pending` takes.
  public record Pending(
      @Param(value = "a thread, or root; default: the caller", alias = "thread_id")
          Optional<String> receiverThreadId,
      @Param(value = "at most so many", orElse = "200") int limit,
      @Param("where the list before was cut") Optional<String> cursor) {}

  /// What `inbox.list` takes.
  public record Listing(
      @Param(value = "a thread, or root; default: the caller", alias = "receiver_thread_id")
          Optional<String> threadId,
      @Param(value = "at most so many", orElse = "200") int limit,
      @Param("where the list before was cut") Optional<String> cursor) {}

  /// What `inbox.deliver` takes.
  public record Deliver(
      @Param("the message; default: the caller's oldest that is pending")
          Optional<String> messageId) {}

  /// A message that was handed over.
  ///
  /// @param deliveredNow false when it had been delivered before
  public record Delivered(Message message, boolean deliveredNow) {}

  /// `inbox.send`.
  public Sent send(Call call, SendMessage request) {
    if (request.message().isBlank()) {
      throw new Rejection.Invalid(
          "empty_text", "field 'message' is empty", "say what the receiver should know");
    }
    return call.write("inbox.send", draft -> send(call, draft, request));
  }

  /// Sends a message within a change that does more than that.
  public Sent send(Call call, Draft draft, SendMessage request) {
    Optional<Id> reply = request.replyTo().map(prefix -> ofSession(call, draft, prefix).id());
    var messages = new ArrayList<Message>();
    Optional<Id> sender = sender(call, draft, request);
    for (Id receiver : receivers(call, draft, request.receiverThreadId())) {
      var message =
          new Message(
              Message.Status.PENDING,
              draft.newId(Id.Kind.MESSAGE),
              request.kind(),
              call.session(),
              sender,
              receiver,
              reply,
              free(call, draft, call.session(), receiver),
              new Prose(request.message().strip()));
      messages.add(draft.add(RecordType.MESSAGE, message).value());
    }
    return new Sent(messages);
  }

  private static Message ofSession(Call call, View view, String prefix) {
    Message message = view.get(RecordType.MESSAGE, prefix).value();
    if (!message.session().equals(call.session())) {
      throw new Rejection.Forbidden(
          "other_session",
          message.id() + " belongs to session " + message.session(),
          "answer messages of your own session");
    }
    return message;
  }

  /// Tells a thread of any session, or its root, what was done to it.
  public void tell(Call call, Draft draft, Id session, Optional<Id> thread, String text) {
    Id receiver = thread.orElseGet(() -> draft.get(RecordType.SESSION, session).value().thread());
    draft.add(
        RecordType.MESSAGE,
        new Message(
            Message.Status.PENDING,
            draft.newId(Id.Kind.MESSAGE),
            Message.Kind.NOTE,
            session,
            call.caller().thread(),
            receiver,
            Optional.empty(),
            free(call, draft, session, receiver),
            new Prose(text)));
  }

  /// Now, or just after the receiver's newest message, so that the order is kept.
  private static Instant free(Call call, View view, Id session, Id receiver) {
    return to(view, session, receiver)
        .map(Message::sentAt)
        .max(Comparator.naturalOrder())
        .filter(newest -> !newest.isBefore(call.now()))
        .map(newest -> newest.plusMillis(1))
        .orElse(call.now());
  }

  private static Stream<Message> to(View view, Id session, Id receiver) {
    return view.list(RecordType.MESSAGE, session).stream()
        .map(Stored::value)
        .filter(message -> message.receiver().equals(receiver));
  }

  private static Optional<Id> sender(Call call, View view, SendMessage request) {
    Optional<Id> named = request.senderThreadId();
    if (named.isEmpty()) {
      return call.caller().thread();
    }
    boolean own = call.caller().thread().equals(named);
    if (call.caller().role() != Role.ROOT && !own) {
      throw new Rejection.Forbidden(
          "not_own_thread",
          "a message was to be sent in the name of " + named.get(),
          "leave sender_thread_id out");
    }
    return Optional.of(receiver(call, view, named.get().value()));
  }

  /// `inbox.pending`: what a thread has not been handed yet.
  public Messages pending(Call call, Pending request) {
    List<Message> pending =
        of(call, request.receiverThreadId()).stream()
            .filter(message -> message.status() == Message.Status.PENDING)
            .toList();
    return Messages.of(pending, request.limit(), request.cursor());
  }

  /// `inbox.list`: all that was sent to a thread.
  public Messages list(Call call, Listing request) {
    return Messages.of(of(call, request.threadId()), request.limit(), request.cursor());
  }

  /// `inbox.deliver`.
  public Delivered deliver(Call call, Deliver request) {
    return call.write(
        "inbox.deliver",
        draft -> {
          Stored<Message> stored =
              request
                  .messageId()
                  .map(prefix -> draft.get(RecordType.MESSAGE, prefix))
                  .orElseGet(() -> oldest(call, draft));
          Message message = stored.value();
          mayRead(call, draft, message.receiver());
          boolean now = message.status() == Message.Status.PENDING;
          if (now) {
            take(draft, stored);
          }
          return new Delivered(message.delivered(), now);
        });
  }

  private static Stored<Message> oldest(Call call, View view) {
    Id own = own(call, view);
    return view.list(RecordType.MESSAGE, call.session()).stream()
        .filter(stored -> stored.value().receiver().equals(own))
        .filter(stored -> stored.value().status() == Message.Status.PENDING)
        .min(Comparator.comparing(stored -> stored.value().sentAt()))
        .orElseThrow(() ->
            new Rejection.NotFound(
                "inbox_empty", "nothing waits in the inbox of " + own, "see orch inbox list"));
  }

  /// Hands a pending message over. An interrupted thread that takes a directive works again.
  public Message take(Draft draft, Stored<Message> stored) {
    Message message = stored.value();
    if (message.kind() == Message.Kind.DIRECTIVE) {
      resume(draft, message.receiver());
    }
    return draft.save(RecordType.MESSAGE, stored, message.delivered()).value();
  }

  /// An interrupted thread works again.
  public static void resume(Draft draft, Id thread) {
    draft
        .find(RecordType.THREAD, thread)
        .filter(stored -> stored.value().status() == ThreadStatus.INTERRUPTED)
        .ifPresent(stored ->
            draft.save(RecordType.THREAD, stored, stored.value().with(ThreadStatus.PROCESSING)));
  }

  /// The directives that wait for a thread, oldest first.
  public static List<Stored<Message>> directives(View view, Id session, Id thread) {
    return view.list(RecordType.MESSAGE, session).stream()
        .filter(stored -> stored.value().receiver().equals(thread))
        .filter(stored -> stored.value().kind() == Message.Kind.DIRECTIVE)
        .filter(stored -> stored.value().status() == Message.Status.PENDING)
        .sorted(Comparator.comparing(stored -> stored.value().sentAt()))
        .toList();
  }

  private static List<Message> of(Call call, Optional<String> named) {
    View view = call.view();
    Id thread = named.map(name -> receiver(call, view, name)).orElseGet(() -> own(call, view));
    mayRead(call, view, thread);
    return to(view, call.session(), thread)
        .sorted(Comparator.comparing(Message::sentAt).thenComparing(Message::id))
        .toList();
  }

  private static void mayRead(Call call, View view, Id receiver) {
    boolean own = own(call, view).equals(receiver);
    if (call.caller().role() != Role.ROOT && !own) {
      throw new Rejection.Forbidden(
          "not_own_inbox",
          "the inbox of " + receiver + " is not the caller's",
          "read your own: orch inbox");
    }
  }

  private static Id own(Call call, View view) {
    return call.caller().thread().orElseGet(() -> rootThread(call, view));
  }

  private static List<Id> receivers(Call call, View view, String name) {
    if (!name.equals(ALL)) {
      return List.of(receiver(call, view, name));
    }
    return view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .filter(thread -> isLive(call, thread))
        .map(AgentThread::id)
        .filter(id -> !call.caller().thread().equals(Optional.of(id)))
        .toList();
  }

  /// Not over by its record, nor by its program's end.
  public static boolean isLive(Call call, AgentThread thread) {
    var folder = ThreadFolder.of(call.repository(), thread.id());
    boolean ended =
        folder.exit().isPresent()
            || (folder.hasStarted() && folder.process().filter(ProcessRef::alive).isEmpty());
    return !thread.status().isOver() && !ended;
  }

  private static Id receiver(Call call, View view, String name) {
    if (name.equals(ROOT)) {
      return rootThread(call, view);
    }
    AgentThread thread = view.get(RecordType.THREAD, name).value();
    if (!thread.session().equals(call.session())) {
      throw new Rejection.Forbidden(
          "other_session",
          thread.id() + " belongs to session " + thread.session(),
          "write to threads of your own session");
    }
    return thread.id();
  }

  private static Id rootThread(Call call, View view) {
    return call.sessionRecord(view).value().thread();
  }
}
