package dev.codestrator.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// One record of `git merge-tree --stdin`.
///
/// @param clean whether it merged without a conflict
/// @param tree the resulting tree, with markers in it
/// @param kinds the kind of conflict for each path that has one
record TrialMerge(boolean clean, String tree, SequencedMap<String, String> kinds) {
  private static final Pattern CONFLICT = Pattern.compile("^CONFLICT \\(([^)]*)\\)");
  private static final String ADD_ADD = "add/add";
  private static final String BINARY = "binary";

  /// Reads a record: verdict, tree, one text for each side of each conflicted path, an empty one,
  /// the messages, an empty one.
  ///
  /// @param names of the two sides: git adds them to the name of a file that it moves out of the
  ///   way
  static TrialMerge read(Tokens tokens, List<String> names) {
    boolean clean = tokens.next().equals("1");
    String tree = tokens.next();
    Pattern moved = moved(names);
    var sides = new LinkedHashMap<String, List<String>>();
    for (String info = tokens.next(); !info.isEmpty(); info = tokens.next()) {
      String[] parts = info.split("\t", 2);
      sides.computeIfAbsent(parts[1], _ -> new ArrayList<>()).add(parts[0]);
    }
    var kinds = new LinkedHashMap<String, String>();
    for (String count = tokens.next(); isNumber(count); count = tokens.next()) {
      message(Integer.parseInt(count), tokens, kinds, moved);
    }
    sides.keySet().forEach(path -> kinds.putIfAbsent(original(path, moved), "content"));
    kinds.replaceAll((path, kind) ->
        kind.equals(ADD_ADD) && differsInMode(sides.getOrDefault(path, List.of())) ? "mode" : kind);
    return new TrialMerge(clean, tree, kinds);
  }

  /// The end is empty; or, of submodules in conflict, git's advice to people.
  private static boolean isNumber(String count) {
    return !count.isEmpty() && count.chars().allMatch(Character::isDigit);
  }

  /// Whether both sides hold the same, in files of different modes. A side is mode, object, stage.
  private static boolean differsInMode(List<String> sides) {
    Map<String, String> modes = new HashMap<>();
    for (String side : sides) {
      String[] parts = side.split(" ", 3);
      modes.put(parts[0], parts[1]);
    }
    return modes.size() == 2 && modes.values().stream().distinct().count() == 1;
  }

  private static void message(
      int count, Tokens tokens, SequencedMap<String, String> kinds, Pattern moved) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paths.add(tokens.next());
    }
    // Git's stable word for the kind takes add/add for content; its message has no binary.
    boolean binary = tokens.next().equals("CONFLICT (binary)");
    var conflict = CONFLICT.matcher(tokens.next());
    if (binary || conflict.find()) {
      String kind = binary ? BINARY : conflict.group(1);
      paths.forEach(path -> kinds.putIfAbsent(original(path, moved), kind));
    }
  }

  private static Pattern moved(List<String> names) {
    String sides =
        String.join(
            "|", names.stream().map(name -> Pattern.quote(name.replace('/', '_'))).toList());
    return Pattern.compile("~(" + sides + ")(_\\d+)?$");
  }

  private static String original(String path, Pattern moved) {
    return moved.matcher(path).replaceFirst("");
  }
}
