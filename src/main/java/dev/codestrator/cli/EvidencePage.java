package dev.codestrator.cli;

import java.util.List;
import java.util.Map;

/// Commands that were run again: a line each, and below it what a command said that ended
/// differently.
final class EvidencePage {
  private EvidencePage() {}

  static String show(Map<String, Object> result) {
    var page = new StringBuilder();
    List<Map<String, Object>> ran = Pages.rows(result, "ran");
    ran.forEach(each -> rerun(page, each));
    for (Map<String, Object> step : Pages.rows(result, "unproven")) {
      page.append("unproven  ").append(safe(step, "case_id")).append("  ");
      page.append(safe(step, "step")).append(": ").append(safe(step, "lacks")).append('\n');
    }
    long same = ran.stream().filter(each -> Boolean.TRUE.equals(each.get("matches"))).count();
    page.append(same).append(" of ").append(ran.size()).append(" commands end as recorded");
    return page.toString();
  }

  private static void rerun(StringBuilder page, Map<String, Object> each) {
    boolean matches = Boolean.TRUE.equals(each.get("matches"));
    page.append(matches ? "same      " : "differs   ").append(safe(each, "case_id")).append("  ");
    page.append(safe(each, "step")).append(": ").append(safe(each, "command"));
    page.append(" exit ").append(each.containsKey("exit") ? safe(each, "exit") : "never");
    page.append(matches ? "" : ", recorded " + safe(each, "recorded")).append('\n');
    safe(each, "output").lines().forEach(line -> page.append("    ").append(line).append('\n'));
  }

  private static String safe(Map<String, Object> row, String field) {
    return Pages.cell(Pages.find(row, field), Integer.MAX_VALUE);
  }
}
