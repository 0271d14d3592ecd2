package dev.codestrator.e2e;

import java.util.List;

/// What the model answers next.
@FunctionalInterface
interface Script {
  /// The next answer in this conversation.
  Reply next(Conversation conversation);

  /// These answers in turn; after the last one only "Nothing more."
  static Script of(Reply... replies) {
    List<Reply> all = List.of(replies);
    return conversation ->
        conversation.replies() < all.size()
            ? all.get(conversation.replies())
            : new Reply.Says("Nothing more.");
  }
}
