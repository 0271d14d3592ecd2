package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.inbox.SendMessage;

/// Messages.
final class InboxMethods {
  private InboxMethods() {}

  static void define(Definitions methods, Services.ForInbox app) {
    methods
        .add(ADDS, "inbox.send", SendMessage.class, Inbox.Sent.class, app.inbox()::send)
        .says("Send a message to a thread, root or all.")
        .openTo(WORKER, MERGE_REVIEWER)
        .refuses("empty_text not_own_thread");
    methods
        .add(
            READS, "inbox.pending", Inbox.Pending.class, Inbox.Messages.class, app.inbox()::pending)
        .says("List messages not delivered yet.")
        .openTo(WORKER, MERGE_REVIEWER)
        .refuses("not_own_inbox wrong_cursor");
    methods
        .add(READS, "inbox.list", Inbox.Listing.class, Inbox.Messages.class, app.inbox()::list)
        .says("List all messages of a thread.")
        .openTo(WORKER, MERGE_REVIEWER)
        .refuses("not_own_inbox wrong_cursor");
    methods
        .add(
            SETS, "inbox.deliver", Inbox.Deliver.class, Inbox.Delivered.class, app.inbox()::deliver)
        .says("Take a message; it is delivered once.")
        .openTo(WORKER, MERGE_REVIEWER)
        .refuses("inbox_empty not_own_inbox");
  }
}
