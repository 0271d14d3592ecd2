package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.app.Templates;
import dev.codestrator.model.Finding;
import dev.codestrator.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The form of a report that reviewers are shown is the one that is read.
class ReviewFormatTest {
  private static final String SHOWN =
      Templates.skillFile("codestrator-reviewer/references/review-format.md");

  @Test
  void itsVerdictAndItsFindingsAreRead() {
    assertThat(Reports.verdict(SHOWN)).contains(Verdict.BLOCK);
    List<Finding> findings = Reports.findings(SHOWN);
    assertThat(findings).extracting(Finding::severity).containsExactly(Finding.Severity.values());
    assertThat(findings).allSatisfy(each -> assertThat(each.evidence()).isNotBlank());
    assertThat(findings.getFirst().file()).isEqualTo("src/card.c");
    assertThat(findings.getFirst().line()).isEqualTo(12);
  }

  @Test
  void itIsWhatIsWrittenOfTheSame() {
    String written =
        Reports.write(
            "task/s-3f9k0ab/card-payments",
            Verdict.BLOCK,
            Reports.findings(SHOWN),
            SHOWN.split("## Passed Checks\n", 2)[1].split("### Verdict", 2)[0]);
    assertThat(written.replaceAll("\n+", "\n")).isEqualTo(SHOWN.replaceAll("\n+", "\n"));
  }
}
