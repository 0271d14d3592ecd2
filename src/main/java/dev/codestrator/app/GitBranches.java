package dev.codestrator.app;

import dev.codestrator.git.Git;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Branches;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What git knows of branches: the local one of a name, or else that of `origin`.
///
/// @param worktree any one of the clone
record GitBranches(Git git, Path worktree) implements Branches {
  @Override
  public Optional<byte[]> read(String branch, String path) {
    return Stream.of("refs/heads/", "refs/remotes/origin/")
        .flatMap(prefix -> show(prefix + branch, path).stream())
        .findFirst()
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> show(String revision, String path) {
    try {
      return git.history().show(worktree, revision, path);
    } catch (Rejection.NotFound e) {
      return Optional.empty(); // there is no such branch
    }
  }
}
