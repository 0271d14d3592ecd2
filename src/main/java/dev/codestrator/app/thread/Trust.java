package dev.codestrator.app.thread;

import dev.codestrator.agent.ClaudeTrust;
import dev.codestrator.io.Disk;
import dev.codestrator.io.FolderLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Tells Claude Code which worktrees are to be trusted, in the file that it keeps for its user.
///
/// The file is changed under the lock by which running Claudes change it, and replaced in one step.
public final class Trust {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Host host;

  /// @param host says where the file is
  public Trust(Host host) {
    this.host = host;
  }

  /// Has a worktree trusted.
  void give(Path worktree) {
    host.claudeSettings().ifPresent(file -> change(file, text -> ClaudeTrust.with(text, worktree)));
  }

  /// Forgets a worktree that is gone.
  public void forget(Path worktree) {
    host.claudeSettings()
        .filter(file -> ClaudeTrust.without(text(file), worktree).isPresent())
        .ifPresent(file -> change(file, text -> ClaudeTrust.without(text, worktree)));
  }

  /// One change of the text.
  @FunctionalInterface
  private interface Edit {
    /// The text after it; empty when it changes nothing.
    Optional<String> of(String text);
  }

  private static void change(Path named, Edit edit) {
    Path file = Disk.exists(named) ? Disk.real(named) : named; // a link stays one
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    FolderLock.during(
        lock,
        PATIENCE,
        () ->
            edit.of(text(file))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .ifPresent(bytes -> write(file, bytes)));
  }

  private static void write(Path file, byte[] bytes) {
    if (Disk.exists(file)) {
      Disk.replace(file, bytes);
    } else {
      Disk.writePrivate(file, bytes);
    }
  }

  private static String text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }
}
