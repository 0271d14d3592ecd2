package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for messages.
final class InboxVerbs {

  private InboxVerbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of(
                  "inbox",
                  "inbox.pending",
                  table("messages", "id", "kind", "sender", "sent_at", "message"),
                  "orch inbox")
              .takes("receiver_thread_id")
              .lastOptional(1),
          Verb.of(
                  "inbox list",
                  "inbox.list",
                  table("messages", "id", "status", "kind", "sender", "sent_at", "message"),
                  "orch inbox list")
              .takes("thread_id")
              .lastOptional(1),
          Verb.of(
                  "inbox send",
                  "inbox.send",
                  table("messages", "id", "receiver"),
                  "orch inbox send root \"I need the key\" --kind blocker")
              .takes("receiver_thread_id", "message"),
          Verb.of(
                  "inbox read",
                  "inbox.deliver",
                  new Layout.Text("message.message"),
                  "orch inbox read m-7t")
              .takes("message_id")
              .lastOptional(1));
}
