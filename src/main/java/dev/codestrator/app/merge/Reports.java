package dev.codestrator.app.merge;

import dev.codestrator.model.Finding;
import dev.codestrator.model.Texts;
import dev.codestrator.model.Verdict;
import dev.codestrator.model.shape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reviewer's report as Markdown, and the findings in one.
final class Reports {
  private static final Pattern FINDING =
      Pattern.compile("^- (blocking|warning|info) `([^`]+):(\\d+)`: (.*)$");
  private static final Pattern VERDICT =
      Pattern.compile("^### Verdict: (APPROVE|BLOCK)\\s*$", Pattern.MULTILINE);
  private static final String EVIDENCE = "  - evidence: ";

  private Reports() {}

  static String write(String branch, Verdict verdict, List<Finding> findings, String notes) {
    var text = new StringBuilder("# Review of " + branch + "\n");
    section(text, "Blocking Issues", findings, Finding.Severity.BLOCKING);
    section(text, "Warnings", findings, Finding.Severity.WARNING);
    section(text, "Notes", findings, Finding.Severity.INFO);
    if (!notes.isBlank()) {
      text.append("\n## Passed Checks\n\n").append(notes.strip()).append('\n');
    }
    return text.append("\n### Verdict: ").append(verdict).append('\n').toString();
  }

  private static void section(
      StringBuilder text, String heading, List<Finding> findings, Finding.Severity severity) {
    List<Finding> some = findings.stream().filter(each -> each.severity() == severity).toList();
    if (!some.isEmpty()) {
      text.append("\n## ").append(heading).append("\n\n");
      some.forEach(each -> text.append(line(each)));
    }
  }

  private static String line(Finding finding) {
    return "- %s `%s:%d`: %s\n%s%s\n"
        .formatted(
            Kind.word(finding.severity()),
            finding.file(),
            finding.line(),
            oneLine(finding.description()),
            EVIDENCE,
            oneLine(finding.evidence()));
  }

  /// The verdict at the end of a report.
  static Optional<Verdict> verdict(String report) {
    return VERDICT
        .matcher(report)
        .results()
        .reduce((_, last) -> last)
        .map(match -> Verdict.valueOf(match.group(1)));
  }

  /// The findings in a report.
  static List<Finding> findings(String report) {
    var findings = new ArrayList<Finding>();
    List<String> lines = report.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher match = FINDING.matcher(lines.get(i));
      if (match.matches()) {
        boolean hasEvidence = i + 1 < lines.size() && lines.get(i + 1).startsWith(EVIDENCE);
        findings.add(
            new Finding(
                match.group(2),
                line(match.group(3)),
                Finding.Severity.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                match.group(4),
                hasEvidence ? lines.get(i + 1).substring(EVIDENCE.length()) : ""));
      }
    }
    return findings;
  }

  /// A line that no file has stays one that no file has.
  private static int line(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static String oneLine(String text) {
    return Texts.excerpt(text, 1_000);
  }
}
