package dev.codestrator.cli;

import java.util.List;
import java.util.Map;

/// A session on one screen.
public final class OverviewPage {
  private OverviewPage() {}

  /// The text of `orch status`.
  ///
  /// @param context the result of `session.context`
  public static String show(Map<String, Object> context) {
    return "Session "
        + Pages.find(context, "session.id")
        + " ("
        + Pages.find(context, "session.status")
        + "): "
        + Pages.cell(Pages.find(context, "session.request"), 100)
        + "\nRoot worktree: "
        + Pages.cell(Pages.find(context, "session.path"), Integer.MAX_VALUE)
        + "\n\nDo next: "
        + Pages.cell(Pages.find(context, "current_ref.next_action"), 200)
        + section(
            context,
            "Children",
            "threads",
            List.of("thread_id", "role", "status", "scope", "title"))
        + section(
            context,
            "Worktrees",
            "worktrees",
            List.of("id", "status", "slug", "ahead", "behind", "dirty"))
        + section(context, "Leases", "leases", List.of("lock_id", "paths", "thread", "expires_at"))
        + section(
            context, "Merge queue", "queue", List.of("position", "request_id", "status", "target"));
  }

  private static String section(
      Map<String, Object> context, String title, String field, List<String> columns) {
    return "\n\n" + title + "\n" + Pages.table(Pages.rows(context, field), columns);
  }
}
