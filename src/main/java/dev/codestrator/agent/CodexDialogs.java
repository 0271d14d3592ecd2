package dev.codestrator.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The dialogs of Codex. Each option names the key that chooses it at once.
final class CodexDialogs {
  private static final Pattern NO = Pattern.compile("(?:› )?[2-9]\\. No, .*");

  private CodexDialogs() {}

  /// The dialog at the end of a screen; empty when there is none that is known.
  static Optional<Dialog> read(String screen) {
    var end = ScreenEnd.of(screen);
    boolean asks = end.begins("Would you like to ") || end.begins("Do you want to ");
    boolean ends = end.last().endsWith("esc to cancel");
    boolean yes = end.first().filter(text -> text.matches("Yes.*\\(y\\)")).isPresent();
    return asks && ends && yes && end.has(NO)
        ? Optional.of(new Dialog.Approval(end.text(), List.of("y"), List.of("Escape")))
        : Optional.empty();
  }
}
