package dev.codestrator.mirror;

import dev.codestrator.markdown.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// All pages as one of HTML that holds everything it needs: a browser asks nobody for anything, and
/// runs no script.
final class HtmlPage {
  /// A browser shows more of it slowly, and nobody reads it.
  private static final int LONGEST = 2_000_000;

  private static final String VERSION = "<meta name=\"orch-state-version\" content=\"";
  private static final Pattern BAR = Pattern.compile("[█░]{10} (\\d+)%");
  private static final Pattern TABLE = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?m)^#");

  private final Snapshot snapshot;
  private final Outline outline;
  private final Html html = new Html(HtmlPage::local);

  HtmlPage(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.outline = new Outline(snapshot.items());
  }

  /// The look of the page, which the board shares.
  static String style() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The version that a page was made from; empty when it is none of ours.
  static Optional<String> versionOf(String page) {
    int begin = page.indexOf(VERSION);
    int end = page.indexOf('"', begin + VERSION.length());
    return begin > 0 && end > 0
        ? Optional.of(page.substring(begin + VERSION.length(), end))
        : Optional.empty();
  }

  String text() {
    var status = new StringBuilder();
    var menu = new StringBuilder();
    new StatusPage(snapshot, outline)
        .sections()
        .forEach((title, markdown) -> section(status, menu, title, rendered(markdown)));
    section(
        status,
        menu,
        "Dependencies",
        SvgGraph.draw(new Dependencies(outline), id -> "#" + outline.top(id)));
    return head()
        + "<header><h1>Status</h1>\n<nav aria-label=\"Sections\">"
        + menu
        + "</nav></header>\n<main>\n"
        + status
        + epics()
        + "</main>\n<footer>Made from the records by <code>orch mirror</code>: version "
        + Html.escape(snapshot.version())
        + ".</footer>\n</body>\n</html>\n";
  }

  private static void section(
      StringBuilder text, StringBuilder menu, String title, String content) {
    String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    menu.append("<a href=\"#%s\">%s</a>\n".formatted(id, title));
    text.append("<section id=\"%s\">\n<h2>%s</h2>\n%s</section>\n".formatted(id, title, content));
  }

  private String head() {
    String style = style();
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    %s%s">
    <title>Status</title>
    <style>%s</style>
    </head>
    <body class="mirror">
    """
        .formatted(hash(style), VERSION, Html.escape(snapshot.version()), style);
  }

  private static String hash(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String rendered(String markdown) {
    String text = html.of(markdown);
    String tables =
        TABLE
            .matcher(text)
            .replaceAll(
                "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">$0</div>");
    return BAR.matcher(tables)
        .replaceAll(
            "<progress max=\"100\" value=\"$1\" aria-label=\"progress\"></progress> $1&nbsp;%");
  }

  private String epics() {
    var text = new StringBuilder();
    int left = outline.epics().size();
    for (Item epic : outline.epics()) {
      if (text.length() > LONGEST) {
        return text + "<p>" + left + " more epics are not shown: orch mirror has them.</p>\n";
      }
      epic(text, epic);
      left--;
    }
    return text.toString();
  }

  /// Piece by piece: what a piece takes to render doesn't grow with the whole.
  private void epic(StringBuilder text, Item epic) {
    text.append("<section id=\"").append(epic.id()).append("\" class=\"epic\">\n");
    for (String piece : new EpicPage(snapshot, outline).pieces(epic)) {
      if (text.length() > LONGEST) {
        text.append("<p>The rest of this epic is not shown: orch mirror has it.</p>\n");
        break;
      }
      text.append(rendered(HEADING.matcher(piece).replaceAll("##")));
    }
    text.append("</section>\n");
  }

  /// The pages of Epics are parts of this one.
  private static String local(String url) {
    if (url.equals(Mirror.STATUS)) {
      return "#progress";
    }
    return url.matches("e-[0-9a-z]{7}\\.md") ? "#" + url.substring(0, url.length() - 3) : "";
  }
}
