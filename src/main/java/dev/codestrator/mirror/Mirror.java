package dev.codestrator.mirror;

import dev.codestrator.model.Level;
import dev.codestrator.model.Texts;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

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

  /// The version that a page was made from; empty when it is no page of a mirror.
  public static Optional<String> versionOf(String page) {
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
    return shown
        + " "
        + Markup.code(item.id())
        + " "
        + progress.bar()
        + " "
        + (item.readable() ? Texts.words(progress.status().name()) : "unreadable: orch doctor");
  }
}
