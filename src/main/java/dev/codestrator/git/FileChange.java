package dev.codestrator.git;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A file that differs between two trees.
///
/// @param path from the root, in the newer tree when it is there
/// @param status git's letter: `A` added, `D` deleted, `M` modified, `R` renamed, `T` of another
///   type
/// @param added lines added; 0 for a binary file
/// @param deleted lines deleted; 0 for a binary file
/// @param from the path before a rename
public record FileChange(
    String path, String status, int added, int deleted, Optional<String> from) {

  /// Reads the output of `git diff-tree --raw --numstat -z`: all raw records, then all counts.
  static List<FileChange> parse(String output) {
    var files = new LinkedHashMap<String, FileChange>();
    var tokens = new Tokens(output);
    while (tokens.hasNext()) {
      String record = tokens.next();
      FileChange file =
          record.startsWith(":") ? raw(record, tokens) : counted(record, tokens, files);
      files.put(file.path(), file);
    }
    return List.copyOf(files.values());
  }

  private static FileChange raw(String record, Tokens tokens) {
    String status = record.substring(record.lastIndexOf(' ') + 1).substring(0, 1);
    boolean moved = status.equals("R") || status.equals("C");
    Optional<String> from = moved ? Optional.of(tokens.next()) : Optional.empty();
    return new FileChange(tokens.next(), status, 0, 0, from);
  }

  /// A count's path follows its numbers; of a rename both paths come as texts of their own.
  private static FileChange counted(
      String record, Tokens tokens, LinkedHashMap<String, FileChange> files) {
    String[] parts = record.split("\t", 3);
    String path = parts[2];
    if (path.isEmpty()) {
      tokens.next();
      path = tokens.next();
    }
    FileChange file = files.getOrDefault(path, new FileChange(path, "M", 0, 0, Optional.empty()));
    return new FileChange(path, file.status(), count(parts[0]), count(parts[1]), file.from());
  }

  private static int count(String number) {
    return number.equals("-") ? 0 : Integer.parseInt(number);
  }
}
