package dev.codestrator.git;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// One record of `git merge-tree --stdin`.
///
/// @param clean whether it merged without a conflict
/// @param tree the resulting tree, with markers in it
/// @param kinds the kind of conflict for each path that has one
record TrialMerge(boolean clean, String tree, SequencedMap<String, String> kinds) {
  private static final Pattern CONFLICT = Pattern.compile("^CONFLICT \\(([^)]*)\\)");

  /// Reads a record: verdict, tree, one text for each side of each conflicted path, an empty one,
  /// the messages, an empty one.
  static TrialMerge read(Tokens tokens) {
    boolean clean = tokens.next().equals("1");
    String tree = tokens.next();
    var paths = new ArrayList<String>();
    for (String info = tokens.next(); !info.isEmpty(); info = tokens.next()) {
      paths.add(info.substring(info.indexOf('\t') + 1));
    }
    var kinds = new LinkedHashMap<String, String>();
    for (String count = tokens.next(); !count.isEmpty(); count = tokens.next()) {
      message(Integer.parseInt(count), tokens, kinds);
    }
    paths.forEach(path -> kinds.putIfAbsent(path, "content"));
    return new TrialMerge(clean, tree, kinds);
  }

  private static void message(int count, Tokens tokens, SequencedMap<String, String> kinds) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paths.add(tokens.next());
    }
    tokens.next(); // git's stable word for the kind, which takes add/add for content
    var conflict = CONFLICT.matcher(tokens.next());
    if (conflict.find()) {
      paths.forEach(path -> kinds.putIfAbsent(path, conflict.group(1)));
    }
  }
}
