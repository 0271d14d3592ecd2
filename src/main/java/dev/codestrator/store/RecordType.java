package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Message;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Review;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A kind of record that a session owns: in which folder its files are, how they are named, and how
/// record and file correspond.
///
/// @param noun the kind's name in messages
/// @param folder below `.orchestrator`
/// @param kind the kind of its IDs
/// @param codec between record and document
/// @param id of a record
/// @param session that owns a record
/// @param fileName of a new record's file, relative to the folder
public record RecordType<T extends Record>(
    String noun,
    String folder,
    Id.Kind kind,
    Codec<T> codec,
    Function<T, Id> id,
    Function<T, Id> session,
    Function<T, String> fileName) {

  public static final RecordType<Session> SESSION =
      flat("session", "sessions", Id.Kind.SESSION, Session.class, Session::id, Session::id);
  public static final RecordType<AgentThread> THREAD =
      flat(
          "thread",
          "threads",
          Id.Kind.THREAD,
          AgentThread.class,
          AgentThread::id,
          AgentThread::session);
  public static final RecordType<Worktree> WORKTREE =
      flat(
          "worktree",
          "worktrees",
          Id.Kind.WORKTREE,
          Worktree.class,
          Worktree::id,
          Worktree::session);
  public static final RecordType<Lease> LEASE =
      flat("lease", "locks", Id.Kind.LOCK, Lease.class, Lease::id, Lease::session);
  public static final RecordType<MergeRequest> MERGE_REQUEST =
      flat(
          "merge request",
          "merges",
          Id.Kind.MERGE_REQUEST,
          MergeRequest.class,
          MergeRequest::id,
          MergeRequest::session);
  public static final RecordType<QueueEntry> QUEUE_ENTRY =
      flat(
          "queue entry",
          "queue",
          Id.Kind.QUEUE_ENTRY,
          QueueEntry.class,
          QueueEntry::id,
          QueueEntry::session);
  public static final RecordType<Review> REVIEW =
      flat("review", "reviews", Id.Kind.REVIEW, Review.class, Review::id, Review::session);
  public static final RecordType<PlanNode> PLAN_NODE =
      flat("plan node", "plan", Id.Kind.NODE, PlanNode.class, PlanNode::id, PlanNode::session);
  public static final RecordType<Message> MESSAGE =
      new RecordType<>(
          "message",
          "inbox",
          Id.Kind.MESSAGE,
          new Codec<>(Message.class),
          Message::id,
          Message::session,
          m -> m.receiver() + "/" + Times.stamp(m.sentAt()) + "-" + m.id() + ".md");

  /// All kinds.
  public static final List<RecordType<?>> ALL =
      List.of(
          SESSION, THREAD, WORKTREE, LEASE, MERGE_REQUEST, QUEUE_ENTRY, REVIEW, PLAN_NODE, MESSAGE);

  private static <T extends Record> RecordType<T> flat(
      String noun,
      String folder,
      Id.Kind kind,
      Class<T> type,
      Function<T, Id> id,
      Function<T, Id> session) {
    return new RecordType<>(
        noun, folder, kind, new Codec<>(type), id, session, r -> id.apply(r) + ".md");
  }

  /// The ID in a file's name: at its beginning, or behind the time stamp that sorts it.
  Optional<Id> idIn(String fileName) {
    return Id.leading(fileName)
        .or(() ->
            fileName.length() > Times.STAMP_LENGTH
                ? Id.leading(fileName.substring(Times.STAMP_LENGTH + 1))
                : Optional.empty())
        .filter(found -> found.kind() == kind && fileName.endsWith(".md"));
  }

  /// Whether the folder's files are in a folder for each owner.
  boolean nested() {
    return kind == Id.Kind.MESSAGE;
  }

  /// A new document for this record.
  Document create(T record) {
    return codec.create(record);
  }
}
