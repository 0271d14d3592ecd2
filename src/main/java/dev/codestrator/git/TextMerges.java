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

  /// Merges what both sides made of `base` and puts the result, with conflict markers where they
  /// differ, into a file.
  ///
  /// @return whether it is clean
  public boolean merge(byte[] base, byte[] ours, byte[] theirs, Path into) {
    Path folder = Disk.createTemporaryFolder("orch-merge");
    try {
      Disk.replace(folder.resolve("base"), base);
      Disk.replace(folder.resolve("ours"), ours);
      Disk.replace(folder.resolve("theirs"), theirs);
      boolean clean = run(folder);
      Disk.replace(into, Disk.read(folder.resolve("ours")).orElseThrow());
      return clean;
    } finally {
      Disk.deleteTree(folder);
    }
  }

  private boolean run(Path folder) {
    var words = List.of("merge-file", "--quiet", "ours", "base", "theirs");
    Outcome outcome = program.ask(folder, words);
    if (outcome.exit() > MOST_CONFLICTS) {
      throw GitProgram.failure(words, outcome);
    }
    return outcome.ok();
  }
}
