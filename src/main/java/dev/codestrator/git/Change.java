package dev.codestrator.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A path that differs from the last commit, in the index or in the worktree.
///
/// @param path from the worktree's root, with slashes; a nested repository ends with one
/// @param code git's two letters, index then worktree: `M.`, `.D`, `UU`; `??` when not tracked
/// @param from the path before a rename or copy
public record Change(String path, String code, Optional<String> from) {
  /// Whether a conflict in it waits to be resolved.
  public boolean unmerged() {
    return code.contains("U") || code.equals("AA") || code.equals("DD");
  }

  /// Whether git doesn't know the path yet.
  public boolean untracked() {
    return code.equals("??");
  }

  /// Whether the worktree differs from the index.
  boolean unstaged() {
    return !code.endsWith(".");
  }

  /// Whether it is another repository within this worktree, not known to git.
  public boolean nestedRepository() {
    return untracked() && path.endsWith("/");
  }

  /// Reads the output of `git status --porcelain=v2 -z`.
  static List<Change> parse(String output) {
    var changes = new ArrayList<Change>();
    var tokens = new Tokens(output);
    while (tokens.hasNext()) {
      String record = tokens.next();
      switch (record.charAt(0)) {
        case '1' -> changes.add(change(record, 9, Optional.empty()));
        case '2' -> changes.add(change(record, 10, Optional.of(tokens.next())));
        case 'u' -> changes.add(change(record, 11, Optional.empty()));
        case '?' -> changes.add(new Change(record.substring(2), "??", Optional.empty()));
        default -> {} // headers and ignored files
      }
    }
    return List.copyOf(changes);
  }

  private static Change change(String record, int fields, Optional<String> from) {
    String[] parts = record.split(" ", fields);
    return new Change(parts[fields - 1], parts[1], from);
  }
}
