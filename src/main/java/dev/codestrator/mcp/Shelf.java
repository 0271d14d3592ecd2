package dev.codestrator.mcp;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A kind of record that clients may read as it is on disk.
///
/// Who may read it is not said anew: whoever may call the method that shows such records, and of
/// threads and messages everybody its own.
///
/// @param word in the URI
/// @param method that shows such records
/// @param type empty for tasks, which the method itself finds
/// @param what is on it, in a few words
record Shelf(String word, String method, Optional<RecordType<?>> type, String what) {
  static final String SCHEME = "orch://";

  static final Shelf TASK =
      new Shelf(
          "task",
          "task.get",
          Optional.empty(),
          "an epic, feature, test group or case, with its steps");
  static final Shelf SESSION = of("session", "session.context", RecordType.SESSION, "a session");
  static final Shelf THREAD = of("thread", "inbox.list", RecordType.THREAD, "an agent's thread");

  static final List<Shelf> ALL =
      List.of(
          TASK,
          SESSION,
          THREAD,
          of("worktree", "worktree.list", RecordType.WORKTREE, "a worktree"),
          of("lock", "lock.list", RecordType.LEASE, "a lease on paths"),
          of("message", "inbox.list", RecordType.MESSAGE, "a message of the inbox"),
          of("node", "graph.node.list", RecordType.PLAN_NODE, "a node of the planning graph"),
          of("merge", "merge.review_context", RecordType.MERGE_REQUEST, "a merge request"),
          of(
              "review",
              "merge.review.thread_status",
              RecordType.REVIEW,
              "a review and its findings"),
          of("queue", "merge.main.status", RecordType.QUEUE_ENTRY, "a place in the merge queue"));

  private static Shelf of(String word, String method, RecordType<?> type, String what) {
    return new Shelf(word, method, Optional.of(type), what);
  }

  /// `orch://task/c-4hq8zz1`.
  String uri(String id) {
    return SCHEME + word + "/" + id;
  }

  /// `orch://task/{id}`.
  String template() {
    return uri("{id}");
  }

  /// Whether the guest may read anything here.
  boolean isOpenTo(Guest guest) {
    return guest.may(method);
  }

  /// The file of a record.
  ///
  /// @param id or a unique beginning of one
  /// @throws Rejection as the method that shows it would refuse
  Path file(Guest guest, String id) {
    if (type.isEmpty()) {
      return Path.of(String.valueOf(guest.call(method, Map.of("task_id", id)).get("path")));
    }
    Stored<?> stored = guest.look(call -> call.view().get(type.get(), id));
    if (!isOpenTo(guest) || !mayRead(guest.caller(), type.get(), stored.value())) {
      throw new Rejection.Forbidden(
          "not_your_record",
          "a " + guest.role().dashed() + " may not read " + uri(id),
          "read what resources/list names; ask root for the rest");
    }
    return stored.file();
  }

  private static boolean mayRead(Caller caller, RecordType<?> type, Record record) {
    return caller.role() == Role.ROOT
        || switch (record) {
          case AgentThread thread -> caller.thread().equals(Optional.of(thread.id()));
          case Message message -> caller.thread().equals(Optional.of(message.receiver()));
          default -> caller.session().equals(Optional.of(owner(type, record)));
        };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Record> Id owner(RecordType<T> type, Record record) {
    return type.session().apply((T) record);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Record> Id id(RecordType<T> type, Record record) {
    return type.id().apply((T) record);
  }

  /// The IDs that begin so, of what the guest may read.
  List<String> ids(Guest guest, String beginning) {
    if (!isOpenTo(guest)) {
      return List.of();
    }
    List<String> all =
        type.isPresent() ? records(guest, type.get()) : Resources.tasks(guest, Map.of());
    return all.stream().filter(id -> id.startsWith(beginning)).toList();
  }

  private static <T extends Record> List<String> records(Guest guest, RecordType<T> type) {
    return guest.look(call ->
        call.view().list(type).stream()
            .map(Stored::value)
            .filter(record -> mayRead(guest.caller(), type, record))
            .map(record -> id(type, record).value())
            .sorted()
            .toList());
  }
}
