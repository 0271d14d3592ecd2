package dev.codestrator.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of worktrees that nobody needs, and what the others take.
final class CollectedPage {
  private static final long KILO = 1024;

  private CollectedPage() {}

  static String show(Map<String, Object> result) {
    var page = new StringBuilder();
    for (Map<String, Object> each : Pages.rows(result, "worktrees")) {
      boolean removed = Boolean.TRUE.equals(each.get("removed"));
      page.append(removed ? "removed " : "kept ").append(name(each)).append('\n');
      lines(
          page,
          removed ? "with it went what git ignores" : "because",
          each,
          removed ? "ignored" : "kept");
    }
    List<Map<String, Object>> left = Pages.rows(result, "left");
    for (Map<String, Object> each : left) {
      page.append(name(each)).append("  ").append(size(each)).append("  last used ");
      page.append(safe(each, "last_used")).append('\n');
      lines(page, "in its way", each, "kept");
      if (each.containsKey("proposal")) {
        page.append("  proposed: ").append(safe(each, "proposal")).append('\n');
      }
    }
    if (page.isEmpty()) {
      return "(none)";
    }
    return page.append(left.size()).append(" worktrees take ").append(size(result)).toString();
  }

  private static void lines(
      StringBuilder page, String what, Map<String, Object> row, String field) {
    String text = safe(row, field);
    if (!text.isBlank()) {
      page.append("  ").append(what).append(": ").append(text).append('\n');
    }
  }

  private static String name(Map<String, Object> row) {
    return safe(row, "worktree_id") + " (" + safe(row, "slug") + ")";
  }

  private static String size(Map<String, Object> row) {
    double bytes = Double.parseDouble(String.valueOf(row.get("bytes")));
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (bytes >= KILO && unit < units.length - 1) {
      bytes /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
  }

  private static String safe(Map<String, Object> row, String field) {
    return Pages.cell(Pages.find(row, field), 400);
  }
}
