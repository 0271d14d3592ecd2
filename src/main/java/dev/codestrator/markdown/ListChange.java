package dev.codestrator.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The smallest way from one list to another, both seen as collections: what stays keeps its place.
///
/// @param kept for each item there is, whether it stays
/// @param added for each gap (before item 0, before item 1, ..., after the last) what comes there
record ListChange(List<String> before, List<Boolean> kept, List<List<String>> added) {
  /// New items go to their sorted place when the list is sorted, else to the end.
  static ListChange between(List<String> before, List<String> wanted) {
    var counts = new HashMap<String, Integer>();
    wanted.forEach(item -> counts.merge(item, 1, Integer::sum));
    var kept = new ArrayList<Boolean>();
    for (String item : before) {
      kept.add(take(counts, item));
    }
    List<String> fresh = new ArrayList<>();
    for (String item : wanted.reversed()) {
      if (take(counts, item)) {
        fresh.addFirst(item);
      }
    }
    return new ListChange(before, kept, place(before, fresh));
  }

  private static boolean take(Map<String, Integer> counts, String item) {
    int left = counts.getOrDefault(item, 0);
    counts.put(item, left - 1);
    return left > 0;
  }

  private static List<List<String>> place(List<String> before, List<String> fresh) {
    var gaps = new ArrayList<List<String>>();
    for (int i = 0; i <= before.size(); i++) {
      gaps.add(new ArrayList<>());
    }
    boolean sorted = !before.isEmpty() && before.stream().sorted().toList().equals(before);
    int gap = sorted ? 0 : before.size();
    for (String item : sorted ? fresh.stream().sorted().toList() : fresh) {
      while (gap < before.size() && before.get(gap).compareTo(item) <= 0) {
        gap++;
      }
      gaps.get(gap).add(item);
    }
    return gaps;
  }

  List<String> result() {
    var result = new ArrayList<String>();
    for (int i = 0; i < before.size(); i++) {
      result.addAll(added.get(i));
      if (kept.get(i)) {
        result.add(before.get(i));
      }
    }
    result.addAll(added.getLast());
    return result;
  }

  boolean keepsNone() {
    return !kept.contains(true);
  }

  List<String> allAdded() {
    return added.stream().flatMap(List::stream).toList();
  }
}
