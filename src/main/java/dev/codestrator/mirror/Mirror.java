package dev.codestrator.mirror;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Texts;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// The whole mirror: a page of all that goes on, and one for each Epic.
public final class Mirror {
  /// The name of the page of all.
  public static final String STATUS = "status.md";

  private static final String FENCE = "---\n";
  private static final String KEY = "state_version: ";

  private Mirror() {}

  /// The pages by the names of their files.
  public static SequencedMap<String, String> pages(Snapshot snapshot) {
    var outline = new Outline(snapshot.items());
    var pages = new LinkedHashMap<String, String>();
    pages.put(STATUS, new StatusPage(snapshot, outline).text());
    for (Item epic : outline.epics()) {
      pages.put(page(epic), new EpicPage(snapshot, outline).text(epic));
    }
    return pages;
  }

  /// All of it as one page of HTML that needs nothing else.
  public static String html(Snapshot snapshot) {
    return new HtmlPage(snapshot).text();
  }

  /// Which Case waits for which, as a piece of HTML.
  ///
  /// @param links where a Case's box leads to
  public static String graph(Snapshot snapshot, Function<Id, String> links) {
    return SvgGraph.draw(new Dependencies(new Outline(snapshot.items())), links);
  }

  /// The style of these, as CSS.
  public static String style() {
    return HtmlPage.style();
  }

  /// The version that a page was made from; empty when it is no page of a mirror.
  public static Optional<String> versionOf(String page) {
    if (page.startsWith("<!doctype html>")) {
      return HtmlPage.versionOf(page);
    }
    String begin = FENCE + KEY;
    int end = page.indexOf('\n', begin.length());
    return page.startsWith(begin) && end > 0
        ? Optional.of(page.substring(begin.length(), end).strip())
        : Optional.empty();
  }

  static String head(Snapshot snapshot) {
    return FENCE + KEY + snapshot.version() + "\n" + FENCE + "\n";
  }

  static String page(Item epic) {
    return epic.id() + ".md";
  }

  /// A task on one line.
  static String line(Item item, Progress progress) {
    String title = Markup.text(item.title());
    String shown = item.level() == Level.EPIC ? "[" + title + "](" + page(item) + ")" : title;
    return shown + " " + facts(item, progress);
  }

  /// A task on one line below its title.
  static String facts(Item item, Progress progress) {
    return Markup.code(item.id())
        + " "
        + progress.bar()
        + " "
        + (item.readable() ? Texts.words(progress.status().name()) : "unreadable: orch doctor");
  }
}
