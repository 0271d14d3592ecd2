package dev.codestrator.app.thread;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.io.Disk;
import dev.codestrator.store.ThreadFolder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/// Lets a child go on with the conversation that it had, when it is started again.
final class Resumption {
  private Resumption() {}

  /// Prepares its next start. A program that can't go on, or that never told which conversation it
  /// had, begins anew with its whole prompt.
  ///
  /// @param words what it is told then
  /// @return whether it will go on
  static boolean prepare(ThreadFolder folder, String words) {
    Optional<String> conversation =
        Disk.isFile(folder.resumeScript()) ? conversation(folder) : Optional.empty();
    Disk.writePrivate(folder.words(), words.getBytes(StandardCharsets.UTF_8));
    Disk.writePrivate(
        folder.resumeFile(), conversation.orElse("").getBytes(StandardCharsets.UTF_8));
    return conversation.isPresent();
  }

  /// The conversation that its hooks told of last.
  private static Optional<String> conversation(ThreadFolder folder) {
    return Disk.names(folder.events()).stream()
        .filter(name -> HookEvent.of(name, "").isPresent())
        .sorted(Comparator.reverseOrder())
        .flatMap(name -> HookEvent.of(name, Disk.text(folder.events().resolve(name))).stream())
        .flatMap(event -> event.text("session_id").stream())
        .filter(id -> !id.isBlank())
        .findFirst();
  }
}
