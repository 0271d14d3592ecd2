package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import java.nio.file.Path;
import java.util.List;

/// Three-way merges of texts by git's own `merge-file`; no repository is touched.
public final class TextMerges {
  private static final int MOST_CONFLICTS = 127;

  private final GitProgram program;

  TextMerges(GitProgram program) {
    this.program = program;
  }

  /// A merged text.
  ///
  /// @param bytes with conflict markers unless it is clean
  /// @param clean whether nothing is left to decide
  public record Merged(byte[] bytes, boolean clean) {}

  /// Merges what both sides made of `base`.
  public Merged merge(byte[] base, byte[] ours, byte[] theirs) {
    Path folder = Disk.createTemporaryFolder("orch-merge");
    try {
      Disk.replace(folder.resolve("base"), base);
      Disk.replace(folder.resolve("ours"), ours);
      Disk.replace(folder.resolve("theirs"), theirs);
      return run(folder);
    } finally {
      Disk.deleteTree(folder);
    }
  }

  private Merged run(Path folder) {
    var words = List.of("merge-file", "--quiet", "ours", "base", "theirs");
    Outcome outcome = program.ask(folder, words);
    if (outcome.exit() > MOST_CONFLICTS) {
      throw GitProgram.failure(words, outcome);
    }
    return new Merged(Disk.read(folder.resolve("ours")).orElseThrow(), outcome.ok());
  }
}
