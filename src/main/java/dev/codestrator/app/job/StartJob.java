package dev.codestrator.app.job;

import dev.codestrator.model.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A job that somebody asks for.
///
/// @param prompt in his own words
/// @param files globs of files that go before the prompt; one that begins with `!` excludes
/// @param map whether the map of the codebase goes before the prompt
/// @param contextBudget how many tokens the files may be
/// @param folder where it works, absolute
/// @param claims globs that it wants for itself, relative to its folder
public record StartJob(
    String prompt,
    List<String> files,
    boolean map,
    Optional<Integer> contextBudget,
    Optional<String> provider,
    Optional<String> command,
    Optional<String> model,
    Optional<String> reasoning,
    Optional<Config.Codex.Sandbox> sandbox,
    Path folder,
    boolean worktree,
    List<String> claims,
    boolean force,
    int retries,
    Optional<String> parentSession) {
  public StartJob {
    files = List.copyOf(files);
    claims = List.copyOf(claims);
  }
}
