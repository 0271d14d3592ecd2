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
    if (!Pages.rows(result, "installed").isEmpty()) {
      page.append("\n\n")
          .append(Pages.table(Pages.rows(result, "installed"), List.of("outcome", "path", "note")));
    }
    return page + (result.containsKey("diff") ? "\n\nnothing was changed: a dry run" : "");
  }
}
