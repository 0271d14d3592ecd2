package dev.codestrator.git;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the histories of some commits part: for any two of them, by one look at what lies between
/// all of them and their common base.
final class Ancestry {
  /// The parents of each commit, children before parents.
  private final Map<String, List<String>> parents = new LinkedHashMap<>();

  private final Map<String, Set<String>> reached = new HashMap<>();

  private Ancestry() {}

  static Ancestry of(Quarantine quarantine, List<String> tips) {
    var ancestry = new Ancestry();
    var asked = new ArrayList<>(List.of("merge-base", "--octopus"));
    asked.addAll(tips);
    var base = quarantine.ask(quarantine.repository(), asked, "", Map.of());
    var words = new ArrayList<>(List.of("rev-list", "--topo-order", "--parents", "--boundary"));
    words.addAll(tips);
    if (base.ok()) {
      words.addAll(List.of("--not", base.out().strip()));
    }
    words.add("--");
    quarantine.answer(words, "").lines().forEach(ancestry::add);
    if (base.ok()) {
      ancestry.parents.putIfAbsent(base.out().strip(), List.of());
    }
    return ancestry;
  }

  /// A commit at the boundary begins with a dash; what is before it doesn't count.
  private void add(String line) {
    List<String> commits = List.of(line.split(" "));
    if (line.startsWith("-")) {
      parents.putIfAbsent(commits.getFirst().substring(1), List.of());
    } else {
      parents.put(commits.getFirst(), commits.subList(1, commits.size()));
    }
  }

  /// The best common ancestor; empty when the histories are unrelated.
  Optional<String> base(String a, String b) {
    Set<String> left = reached(a);
    Set<String> right = reached(b);
    return parents.keySet().stream()
        .filter(commit -> left.contains(commit) && right.contains(commit))
        .findFirst();
  }

  private Set<String> reached(String tip) {
    return reached.computeIfAbsent(tip, this::reach);
  }

  private Set<String> reach(String tip) {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(tip));
    while (!open.isEmpty()) {
      String commit = open.remove();
      if (seen.add(commit)) {
        open.addAll(parents.getOrDefault(commit, List.of()));
      }
    }
    return seen;
  }
}
