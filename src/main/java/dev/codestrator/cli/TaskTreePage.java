package dev.codestrator.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tasks, each below its parent, with how far they are.
final class TaskTreePage {
  private TaskTreePage() {}

  static String show(List<Map<String, Object>> tasks) {
    if (tasks.isEmpty()) {
      return "(none)";
    }
    var depths = new HashMap<Object, Integer>();
    var text = new StringBuilder();
    for (Map<String, Object> task : tasks) {
      int depth = depths.getOrDefault(String.valueOf(task.get("parent_id")), -1) + 1;
      depths.put(String.valueOf(task.get("id")), depth);
      text.repeat("  ", depth).append(line(task)).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static String line(Map<String, Object> task) {
    Object at = task.get("at");
    return mark(String.valueOf(task.get("status")))
        + " "
        + task.get("id")
        + "  "
        + Pages.cell(task.getOrDefault("title", ""), 100)
        + "  ("
        + task.get("steps_done")
        + "/"
        + task.get("steps_total")
        + ")"
        + (at == null ? "" : "  @" + at)
        + (task.containsKey("stale") ? " (gone)" : "");
  }

  /// How far something is, in three characters.
  static String mark(String status) {
    return switch (status) {
      case "done" -> "[x]";
      case "in_progress" -> "[>]";
      case "blocked" -> "[!]";
      case "in_review" -> "[?]";
      case "cancelled" -> "[-]";
      default -> "[ ]";
    };
  }
}
