package dev.codestrator.api;

import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.inbox.SendMessage;

/// Messages.
final class InboxMethods {
  private InboxMethods() {}

  static void define(Definitions methods, Services.ForInbox app) {
    methods.write(
        "inbox.send",
        SendMessage.class,
        Inbox.Sent.class,
        app.inbox()::send,
        "Send a message to a thread, root or all.",
        WORKER,
        MERGE_REVIEWER);
    methods.read(
        "inbox.pending",
        Inbox.Pending.class,
        Inbox.Messages.class,
        app.inbox()::pending,
        "List messages not delivered yet.",
        WORKER,
        MERGE_REVIEWER);
    methods.read(
        "inbox.list",
        Inbox.Listing.class,
        Inbox.Messages.class,
        app.inbox()::list,
        "List all messages of a thread.",
        WORKER,
        MERGE_REVIEWER);
    methods.set(
        "inbox.deliver",
        Inbox.Deliver.class,
        Inbox.Delivered.class,
        app.inbox()::deliver,
        "Take a message; it is delivered once.",
        WORKER,
        MERGE_REVIEWER);
  }
}
