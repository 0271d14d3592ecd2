package dev.codestrator.app.thread;

import dev.codestrator.model.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A job that is to be started.
///
/// @param prompt all that its agent is told
/// @param request what was asked for, in the words of whoever asked
/// @param title one line of what it is about
/// @param command the shell command of provider `command`
/// @param sandbox what it may write; the settings' own when absent
/// @param folder where it works, absolute
/// @param worktree whether it gets a worktree of its own instead
/// @param claims globs to lease for it, relative to the root of its repository
/// @param force whether it starts in spite of other writers
/// @param retries how often its program is started again when it fails
/// @param askedBy the session of another program that it belongs to
public record JobOrder(
    String prompt,
    String request,
    String title,
    String provider,
    Optional<String> command,
    Optional<String> model,
    Optional<String> reasoning,
    Optional<Config.Codex.Sandbox> sandbox,
    Path folder,
    boolean worktree,
    List<String> claims,
    boolean force,
    int retries,
    Optional<String> askedBy) {
  public JobOrder {
    claims = List.copyOf(claims);
  }
}
