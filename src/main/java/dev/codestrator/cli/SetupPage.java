package dev.codestrator.cli;

import java.util.List;
import java.util.Map;

/// What was set up, or would be.
final class SetupPage {
  private SetupPage() {}

  static String show(Map<String, Object> result) {
    var page = new StringBuilder();
    String diff = Pages.cell(result.getOrDefault("diff", ""), Integer.MAX_VALUE);
    page.append(diff).append(diff.isEmpty() ? "" : "\n\n");
    page.append(
        Pages.show(
            Layout.fields("state_path", "created", "kept", "versions", "codex_agent"), result));
    List<Map<String, Object>> parts = Pages.rows(result, "installed");
    page.append(parts.isEmpty() ? "" : "\n");
    parts.forEach(part -> page.append('\n').append(line(part)));
    return page
        + (result.containsKey("diff") ? "\n\nnothing was changed: a dry run" : next(result));
  }

  private static String next(Map<String, Object> result) {
    return Pages.cell(result.getOrDefault("created", ""), Integer.MAX_VALUE).isEmpty()
        ? ""
        : "\n\nnext: git add . && git commit -m 'Set up orch'; then: orch open 'what you want'";
  }

  /// Paths are never cut: somebody will look there.
  private static String line(Map<String, Object> part) {
    String note = safe(part, "note");
    return "%-9s  ".formatted(safe(part, "outcome"))
        + safe(part, "path")
        + (note.isEmpty() ? "" : ": " + note);
  }

  private static String safe(Map<String, Object> part, String field) {
    return Pages.cell(part.getOrDefault(field, ""), Integer.MAX_VALUE);
  }
}
