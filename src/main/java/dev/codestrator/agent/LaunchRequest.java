package dev.codestrator.agent;

import dev.codestrator.model.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is to be launched.
///
/// @param command the shell command that was asked for, for providers that take one
/// @param model the model that was asked for
/// @param reasoning how much it is to think, in the program's own words
/// @param sandbox what its commands may write; as its settings say when absent
/// @param headless whether nobody can type anything: it does its task and ends
/// @param place where it works and what it finds there
public record LaunchRequest(
    Optional<String> command,
    Optional<String> model,
    Optional<String> reasoning,
    Optional<Config.Codex.Sandbox> sandbox,
    boolean headless,
    Place place) {

  /// Where it works, and what of this machine it needs.
  ///
  /// @param worktree where it works
  /// @param folder where the files of its plan are written, absolute
  /// @param prompt the file with its first prompt
  /// @param words the file with what it is told when its conversation goes on
  /// @param hook the script that its hooks run, with the event's name
  /// @param program what is started, as a path or a name
  /// @param server the words that start its MCP server; none when it gets none
  /// @param writable what it writes outside its worktree
  public record Place(
      Path worktree,
      Path folder,
      Path prompt,
      Path words,
      Path hook,
      String program,
      List<String> server,
      List<Path> writable) {
    public Place {
      server = List.copyOf(server);
      writable = List.copyOf(writable);
    }
  }
}
