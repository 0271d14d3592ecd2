package dev.codestrator.cli;

import java.util.List;
import java.util.Map;

/// The branches that overlap: files that both touch, and below them what would conflict, with the
/// lines.
final class OverlapPage {
  private OverlapPage() {}

  static String show(Map<String, Object> result) {
    var page = new StringBuilder();
    for (Map<String, Object> branch : Pages.rows(result, "branches")) {
      if (branch.containsKey("problem")) {
        page.append("can't look at ").append(safe(branch, "branch")).append(": ");
        page.append(safe(branch, "problem")).append("\n\n");
      }
    }
    List<Map<String, Object>> overlaps = Pages.rows(result, "overlaps");
    overlaps.forEach(overlap -> pair(page, overlap));
    if (overlaps.isEmpty()) {
      int count = Pages.rows(result, "branches").size();
      page.append(count).append(" branches, none touches a file of another");
    }
    return page.toString().stripTrailing();
  }

  private static void pair(StringBuilder page, Map<String, Object> overlap) {
    List<Map<String, Object>> conflicts = Pages.rows(overlap, "conflicts");
    page.append(safe(overlap, "ours")).append("  with  ").append(safe(overlap, "theirs"));
    page.append(
        conflicts.isEmpty() ? ": merges cleanly\n" : ": " + conflicts.size() + " conflicts\n");
    page.append("  both touch: ")
        .append(Pages.cell(Pages.find(overlap, "files"), 400))
        .append('\n');
    conflicts.forEach(conflict -> conflict(page, conflict));
    page.append('\n');
  }

  private static void conflict(StringBuilder page, Map<String, Object> conflict) {
    page.append("  ! ").append(safe(conflict, "path"));
    page.append(" (").append(safe(conflict, "kind")).append(")\n");
    for (Map<String, Object> hunk : Pages.rows(conflict, "hunks")) {
      page.append("      lines ").append(safe(hunk, "ours_lines"));
      page.append(" and ").append(safe(hunk, "theirs_lines")).append('\n');
      safe(hunk, "text").lines().forEach(line -> page.append("        ").append(line).append('\n'));
    }
  }

  private static String safe(Map<String, Object> row, String field) {
    return Pages.cell(Pages.find(row, field), Integer.MAX_VALUE);
  }
}
