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
    if (rule < 1 || !lines.get(rule - 1).startsWith("❯")) {
      return Optional.empty();
    }
    return Optional.of(resting(lines.get(rule - 1)));
  }

  /// A prompt that stands in the composer again is one whose turn was interrupted.
  private static Shown resting(String composer) {
    return new Shown(composer.length() > 2 ? ThreadStatus.INTERRUPTED : ThreadStatus.IDLE, "");
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
