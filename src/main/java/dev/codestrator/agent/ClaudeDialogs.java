package dev.codestrator.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The dialogs of Claude Code. The number of an option chooses it at once; what stands at which
/// number differs from dialog to dialog, so only whole dialogs are known.
final class ClaudeDialogs {
  private static final Pattern NO = Pattern.compile("(?:❯ )?[2-9]\\. No(?:, .*)?");
  private static final Pattern WORDS = Pattern.compile("(?:❯ )?([2-9])\\. Type something\\.");
  private static final List<String> ESCAPE = List.of("Escape");

  private ClaudeDialogs() {}

  /// The dialog at the end of a screen; empty when there is none that is known.
  static Optional<Dialog> read(String screen) {
    var end = ScreenEnd.of(screen);
    String first = end.first().orElse("");
    if (first.equals("Submit answers") && end.last().endsWith("2. Cancel")) {
      return Optional.of(new Dialog.Approval(end.text(), List.of("1"), ESCAPE));
    }
    if (!end.last().contains("Esc to cancel")) {
      return Optional.empty();
    }
    if (end.begins("Do you want ") && first.equals("Yes") && end.has(NO)) {
      return Optional.of(new Dialog.Approval(end.text(), List.of("1"), ESCAPE));
    }
    return end.last().startsWith("Enter to select")
        ? end.find(WORDS).map(Matcher::group).map(option -> question(end, option))
        : Optional.empty();
  }

  private static Dialog question(ScreenEnd end, String option) {
    return new Dialog.Question(end.text(), List.of(option.replaceAll("\\D", "")));
  }
}
