package dev.codestrator.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

  /// The list becomes exactly this one: the longest part that both have in the same order stays.
  static ListChange exactly(List<String> before, List<String> wanted) {
    int[][] common = common(before, wanted);
    var kept = new ArrayList<Boolean>();
    var gaps = gaps(before);
    int j = 0;
    for (int i = 0; i < before.size(); i++) {
      while (j < wanted.size()
          && !before.get(i).equals(wanted.get(j))
          && common[i][j + 1] == common[i][j]) {
        gaps.get(i).add(wanted.get(j++));
      }
      boolean stays = j < wanted.size() && before.get(i).equals(wanted.get(j));
      kept.add(stays);
      j += stays ? 1 : 0;
    }
    gaps.getLast().addAll(wanted.subList(j, wanted.size()));
    return new ListChange(before, kept, gaps);
  }

  /// For each pair of beginnings left out, the length of the longest common part of the rests.
  private static int[][] common(List<String> a, List<String> b) {
    var lengths = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            a.get(i).equals(b.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private static boolean take(Map<String, Integer> counts, String item) {
    int left = counts.getOrDefault(item, 0);
    counts.put(item, left - 1);
    return left > 0;
  }

  private static List<List<String>> place(List<String> before, List<String> fresh) {
    var gaps = gaps(before);
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

  private static List<List<String>> gaps(List<String> before) {
    return IntStream.rangeClosed(0, before.size())
        .mapToObj(_ -> (List<String>) new ArrayList<String>())
        .toList();
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
