package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Codex's terminal. Its composer `›` shows while it works, too.
final class CodexScreens implements Screens {
  private static final Pattern WORKING =
      Pattern.compile("[◦•] .*\\((?:\\d+h )?(?:\\d+m )?\\d+s • esc to interrupt\\).*");
  private static final Pattern CHOOSING =
      Pattern.compile("(?:Press enter to|enter) (?:confirm|continue)\\b.*");
  private static final Pattern CHOICE = Pattern.compile("› \\d+\\. .*");
  private static final String INTERRUPTED = "■ Conversation interrupted";
  private static final String COMPOSER = "› ";
  private static final int FOOT = 8;
  private static final int DIALOG = 20;

  @Override
  public Title title(String title) {
    if (title.startsWith("[ ! ] Action Required")) {
      return Title.ASKING;
    }
    boolean braille = !title.isEmpty() && title.charAt(0) >= '⠀' && title.charAt(0) <= '⣿';
    return braille ? Title.BUSY : Title.QUIET;
  }

  @Override
  public Optional<Shown> read(String screen) {
    List<String> lines = Screens.lines(screen);
    List<String> foot = lines.subList(Math.max(0, lines.size() - FOOT), lines.size());
    if (!lines.isEmpty() && CHOOSING.matcher(lines.getLast()).matches()) {
      return Optional.of(dialog(screen));
    }
    if (foot.stream().anyMatch(line -> WORKING.matcher(line).matches())) {
      return Optional.of(new Shown(ThreadStatus.PROCESSING, ""));
    }
    int composer = lastIndex(foot, COMPOSER);
    return composer < 0 || CHOICE.matcher(foot.get(composer)).matches()
        ? Optional.empty()
        : Optional.of(resting(foot.subList(0, composer)));
  }

  private static Shown dialog(String screen) {
    String text = Screens.end(screen, DIALOG);
    boolean signIn = text.contains("Sign in with");
    return new Shown(signIn ? ThreadStatus.ERROR : ThreadStatus.WAITING_USER_ANSWER, text);
  }

  /// What stands above the composer says how the turn ended.
  private static Shown resting(List<String> above) {
    int mark = lastIndex(above, "■ ");
    int said = Math.max(lastIndex(above, "• "), lastIndex(above, COMPOSER));
    if (mark < 0 || mark < said) {
      return new Shown(ThreadStatus.IDLE, "");
    }
    String text = above.get(mark);
    return text.startsWith(INTERRUPTED)
        ? new Shown(ThreadStatus.INTERRUPTED, "")
        : new Shown(ThreadStatus.ERROR, text.substring(2));
  }

  private static int lastIndex(List<String> lines, String beginning) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(beginning)) {
        return i;
      }
    }
    return -1;
  }
}
