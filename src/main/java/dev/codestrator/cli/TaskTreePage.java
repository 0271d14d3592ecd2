package dev.codestrator.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tasks, each below its parent, with how far they are.
final class TaskTreePage {
  private final StringBuilder text = new StringBuilder();
  private final Map<Object, Integer> depths = new HashMap<>();
  private final List<Object> unreadable = new ArrayList<>();

  private TaskTreePage() {}

  static TaskTreePage of(List<Map<String, Object>> tasks) {
    var page = new TaskTreePage();
    tasks.forEach(page::add);
    return page;
  }

  private void add(Map<String, Object> task) {
    int depth = depths.getOrDefault(String.valueOf(task.get("parent_id")), -1) + 1;
    depths.put(String.valueOf(task.get("id")), depth);
    text.append(text.isEmpty() ? "" : "\n").repeat("  ", depth).append(line(task));
    Object reason = task.get("unreadable");
    if (reason != null) {
      unreadable.add(reason);
    }
  }

  /// Why tasks could not be read.
  List<Object> unreadable() {
    return unreadable;
  }

  String text() {
    return text.isEmpty() ? "(none)" : text.toString();
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
