package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Claude Code's terminal. Its composer `❯` shows while it works, too; the footer below it tells.
final class ClaudeScreens implements Screens {
  private static final Pattern CHOOSING =
      Pattern.compile("(?:Esc to cancel|Enter to (?:confirm|select)).*");
  private static final Pattern RULE = Pattern.compile("─{20,}.*");
  private static final int DIALOG = 20;

  @Override
  public Title title(String title) {
    if (title.startsWith("✳")) {
      return Title.QUIET;
    }
    boolean spinner = title.startsWith("◐") || title.startsWith("◑");
    return spinner ? Title.BUSY : Title.SILENT;
  }

  @Override
  public Optional<Shown> read(String screen) {
    List<String> lines = Screens.lines(screen);
    int rule = lastRule(lines);
    List<String> foot = lines.subList(rule + 1, lines.size());
    String end = Screens.end(screen, DIALOG);
    if (!lines.isEmpty() && CHOOSING.matcher(lines.getLast()).matches()) {
      boolean login = end.contains("Select login method");
      return Optional.of(
          new Shown(login ? ThreadStatus.ERROR : ThreadStatus.WAITING_USER_ANSWER, end));
    }
    if (foot.stream().anyMatch(line -> line.contains("esc to interrupt"))) {
      return Optional.of(new Shown(ThreadStatus.PROCESSING, ""));
    }
    return rule < 1 ? Optional.empty() : resting(lines.subList(0, rule));
  }

  /// A prompt that stands in the composer again is one whose turn was interrupted. A long one may
  /// leave no room for the composer's upper end.
  private static Optional<Shown> resting(List<String> above) {
    List<String> composer = composer(above);
    boolean empty = isEmpty(composer);
    boolean known =
        lastRule(above) < 0 || (!composer.isEmpty() && composer.getFirst().startsWith("❯"));
    return known
        ? Optional.of(new Shown(empty ? ThreadStatus.IDLE : ThreadStatus.INTERRUPTED, ""))
        : Optional.empty();
  }

  /// Whether it shows a composer with nothing in it.
  static boolean hasEmptyComposer(String screen) {
    List<String> lines = Screens.lines(screen);
    int rule = lastRule(lines);
    return rule > 0 && isEmpty(composer(lines.subList(0, rule)));
  }

  private static List<String> composer(List<String> above) {
    return above.subList(lastRule(above) + 1, above.size());
  }

  private static boolean isEmpty(List<String> composer) {
    return composer.size() == 1 && composer.getFirst().length() <= 2;
  }

  private static int lastRule(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (RULE.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }
}
