package dev.codestrator.soak;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What was acknowledged, what was refused, and who was killed.
///
/// @param told lines as scripts write them: `ticked CASE STEP`, `said TEXT`, `completed CASE`
/// @param landed the session's work with these Cases is on the target
/// @param counts of what happened, by kind
record Ledger(
    Yard yard,
    ConcurrentLinkedQueue<String> told,
    Set<String> landed,
    ConcurrentMap<String, AtomicInteger> counts) {
  Ledger(Yard yard) {
    this(
        yard,
        new ConcurrentLinkedQueue<>(),
        ConcurrentHashMap.newKeySet(),
        new ConcurrentHashMap<>());
  }

  void acknowledged(String kind, String what) {
    told.add(kind + " " + what);
  }

  void count(String kind) {
    counts.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
  }

  int counted(String kind) {
    return counts.getOrDefault(kind, new AtomicInteger()).get();
  }

  /// What followed the word in every acknowledgement of that kind.
  List<String> all(String kind) {
    return Stream.concat(told.stream(), yard.lines("acks").stream())
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(kind.length() + 1))
        .distinct()
        .toList();
  }

  /// For people.
  Map<String, Integer> summary() {
    var all = new TreeMap<String, Integer>();
    counts.forEach((kind, count) -> all.put(kind, count.get()));
    for (String kind : List.of("begun", "ticked", "said", "completed")) {
      all.put(kind, all(kind).size());
    }
    all.put("landed", landed.size());
    return all;
  }
}
