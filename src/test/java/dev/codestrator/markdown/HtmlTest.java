package dev.codestrator.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others wrote, as HTML that can do nothing.
class HtmlTest {
  private static final Html HTML = new Html(_ -> "");

  @Test
  void markdownIsRendered() {
    assertThat(HTML.of("# Pay\n\n- [x] One\n- [ ] *Two*\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n"))
        .contains("<h1>Pay</h1>", "aria-label=\"done\"", "aria-label=\"open\"", "<em>Two</em>")
        .contains("<td>1</td>", "<del>2</del>")
        .doesNotContain("<input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "text <img src=x onerror=alert(1)> text",
        "<svg/onload=alert(1)>",
        "<!-- --><b>bold</b>",
        "<style>body{display:none}</style>",
        "`</code><script>`",
        "```\n</pre><script>alert(1)</script>\n```",
        "```\"><script>alert(1)</script>\nx\n```",
        "| <script> |\n|---|\n| <iframe src=//example.org> |",
        "# </h1><script>alert(1)</script>"
      })
  void tagsAreText(String hostile) {
    assertThat(HTML.of(hostile))
        .doesNotContainPattern("(?i)<(script|img|svg|b|style|iframe)\\b")
        .doesNotContainPattern("<[^>]*\\bon\\w+=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](//example.org/)",
        "[x](relative.md)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert('x')>",
        "![x](javascript:alert(1))",
        "![x](http://example.org/x.png)",
        "![x][y]\n\n[y]: http://example.org/x.png"
      })
  void linksLeadToTheWebOrNowhereAndPicturesAreTheirDescriptions(String hostile) {
    assertThat(HTML.of(hostile)).doesNotContain("href", "src=", "<img").contains("x");
  }

  @Test
  void linksToTheWebStay() {
    assertThat(
            HTML.of("[x](https://example.org/?a=1&b=\"2\") <http://example.org> [m](mailto:a@b.c)"))
        .contains("href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\"")
        .contains("href=\"http://example.org\"", "href=\"mailto:a@b.c\"")
        .contains("rel=\"noopener noreferrer\"");
  }

  @Test
  void linksOfTheTextsOwnLeadWhereTheyAreTold() {
    var html = new Html(url -> url.equals("e.md") ? "#e" : "");
    assertThat(html.of("[a](e.md) [b](f.md)")).contains("<a href=\"#e\">a</a>", "<a>b</a>");
  }

  @Test
  void whatTakesTooLongOrTooDeepIsCutOrShownAsItIs() {
    assertThat(HTML.of("x".repeat(100_000))).hasSizeLessThan(70_000).contains("is not shown");
    assertThat(HTML.of("- ".repeat(30_000) + "<b>")).contains("- - -").doesNotContain("<b>");
  }
}
