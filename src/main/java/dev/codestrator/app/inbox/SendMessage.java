package dev.codestrator.app.inbox;

import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Param;
import java.util.Optional;

/// What `inbox.send` takes.
public record SendMessage(
    @Param("who sends it; default: the caller's thread") Optional<Id> senderThreadId,
    @Param("a thread, root, or all (each live thread of the session)") String receiverThreadId,
    @Param("the text, Markdown") String message,
    @Param(value = "note, blocker, directive or verdict", orElse = "note") Message.Kind kind,
    @Param("the message that it answers") Optional<String> replyTo) {}
