package dev.codestrator.app.merge;

/// Reads reports for the fuzzer.
public final class ReportTarget {
  private ReportTarget() {}

  /// Reads one: its findings, written anew, are the same.
  public static void read(String report) {
    Reports.verdict(report);
    var findings = Reports.findings(report);
    Reports.verdict(report)
        .ifPresent(verdict -> {
          String written = Reports.write("b", verdict, findings, "");
          if (!Reports.verdict(written).equals(Reports.verdict(report))
              || Reports.findings(written).size() != findings.size()) {
            throw new AssertionError("the report says something else: " + written);
          }
        });
  }
}
