package dev.codestrator;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All that a refused command must leave alone: every file but git's own, the refs, the worktrees
/// and what git says of each.
record Everything(Map<String, String> files, String refs, String worktrees, String status) {

  static Everything of(GitFixture git) {
    return new Everything(
        files(git.home().resolveSibling("")),
        git.tryGit("for-each-ref").out(),
        git.tryGit("worktree", "list").out(),
        git.tryGit("status", "--porcelain", "--untracked-files=all").out());
  }

  private static Map<String, String> files(Path folder) {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> matters(folder.relativize(file).toString()))
          .forEach(file -> files.put(folder.relativize(file).toString(), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /// The lock file, its folder and git's own files may come.
  private static boolean matters(String name) {
    boolean ours = name.contains(".git/orchestrator/") && !name.endsWith("orchestrator/lock");
    return ours || !name.contains(".git/");
  }

  /// That a write came to rest on the disk is noted a little after it.
  private static String text(Path file) {
    try {
      return Files.isDirectory(file)
          ? "folder"
          : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .replace("commit done ", "commit safe ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
