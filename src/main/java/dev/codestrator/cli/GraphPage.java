package dev.codestrator.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The planning graph: a drawing when one was asked for, else nodes below those that contain them.
final class GraphPage {
  private final Map<String, List<Map<String, Object>>> below = new HashMap<>();
  private final Set<String> shown = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private GraphPage(List<Map<String, Object>> nodes) {
    Set<String> ids = nodes.stream().map(node -> value(node, "id")).collect(Collectors.toSet());
    for (Map<String, Object> node : nodes) {
      String parent = value(node, "parent");
      below.computeIfAbsent(ids.contains(parent) ? parent : "", _ -> new ArrayList<>()).add(node);
    }
    add("", 0);
    nodes.forEach(node -> add(node, 0));
  }

  static String show(Map<String, Object> result) {
    String drawing = value(result, "drawing");
    if (!drawing.isEmpty()) {
      return Pages.cell(drawing, Integer.MAX_VALUE).stripTrailing();
    }
    List<Map<String, Object>> nodes = Pages.rows(result, "nodes");
    String more = value(result, "cursor");
    return nodes.isEmpty()
        ? "(none)"
        : new GraphPage(nodes).text.toString().stripTrailing()
            + (more.isEmpty() ? "" : "\n(more: --cursor " + more + ")");
  }

  private void add(String parent, int depth) {
    below.getOrDefault(parent, List.of()).forEach(node -> add(node, depth));
  }

  /// Each node once, also when nodes contain each other.
  private void add(Map<String, Object> node, int depth) {
    String id = value(node, "id");
    if (shown.add(id)) {
      text.repeat("  ", depth).append(line(node)).append('\n');
      add(id, depth + 1);
    }
  }

  private static String line(Map<String, Object> node) {
    String needs = value(node, "depends_on");
    String approval = value(node, "approval_state");
    return TaskTreePage.mark(value(node, "status"))
        + " "
        + value(node, "id")
        + "  "
        + Pages.cell(node.getOrDefault("title", ""), 100)
        + "  ("
        + Pages.cell(node.getOrDefault("node_type", ""), 30)
        + (approval.equals("none") ? "" : ", " + approval)
        + ")"
        + (needs.isEmpty() ? "" : "  after " + needs);
  }

  private static String value(Map<String, Object> row, String name) {
    return Pages.cell(row.getOrDefault(name, ""), Integer.MAX_VALUE);
  }
}
