package dev.codestrator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The line that is noted under a step: its result and what shows it, as in ``pass at 0123456789ab:
/// `mvn test` exit 0; src/A.java``. Written and read by the same rules, so a hand may write it too.
///
/// @param result `pass`, `fail`, or any words
/// @param commit where it was so; in a note its first digits
/// @param command what was run, on one line
/// @param artifacts files that the step made or changed
public record StepNote(
    String result,
    Optional<String> commit,
    Optional<String> command,
    Optional<Integer> exitCode,
    List<String> artifacts) {
  private static final int DIGITS = 12;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern LINE =
      Pattern.compile("(pass|fail)(?: at ([0-9a-f]{4,64}))?(?:: (.*))?");
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final Pattern EXIT = Pattern.compile(" exit (-?\\d{1,9})(?:; (.*))?|(?:; (.*))?");

  /// The line.
  public String text() {
    var line = new StringBuilder(result);
    commit.ifPresent(sha -> line.append(" at ").append(sha, 0, Math.min(DIGITS, sha.length())));
    var details = new ArrayList<String>();
    command.ifPresent(
        words -> details.add(code(words) + exitCode.map(number -> " exit " + number).orElse("")));
    details.addAll(artifacts);
    return details.isEmpty() ? line.toString() : line + ": " + String.join("; ", details);
  }

  /// Whether a line can hold the command as it is: white space there is one space.
  public static boolean holds(String command) {
    return !command.isBlank() && command.equals(BLANKS.matcher(command).replaceAll(" "));
  }

  /// A code span: its ticks are more than there are side by side in the text.
  private static String code(String text) {
    int longest =
        TICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
    String ticks = "`".repeat(longest + 1);
    boolean apart = text.startsWith("`") || text.endsWith("`");
    return apart ? ticks + " " + text + " " + ticks : ticks + text + ticks;
  }

  /// What a line says; empty when it is no result.
  public static Optional<StepNote> read(String line) {
    var parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        details(
            parts.group(1),
            Optional.ofNullable(parts.group(2)),
            Optional.ofNullable(parts.group(3)).orElse("")));
  }

  private static StepNote details(String result, Optional<String> commit, String details) {
    var ticks = TICKS.matcher(details);
    if (ticks.lookingAt()) {
      String fence = ticks.group();
      while (ticks.find()) {
        if (ticks.group().equals(fence)) {
          String command = shown(details.substring(fence.length(), ticks.start()));
          return ran(result, commit, command, details.substring(ticks.end()));
        }
      }
    }
    return new StepNote(result, commit, Optional.empty(), Optional.empty(), list(details));
  }

  private static StepNote ran(String result, Optional<String> commit, String command, String rest) {
    var exit = EXIT.matcher(rest);
    boolean known = exit.matches();
    Optional<Integer> code =
        known ? Optional.ofNullable(exit.group(1)).map(Integer::valueOf) : Optional.empty();
    String artifacts =
        known
            ? Optional.ofNullable(exit.group(2))
                .or(() -> Optional.ofNullable(exit.group(3)))
                .orElse("")
            : "";
    return new StepNote(result, commit, Optional.of(command), code, list(artifacts));
  }

  private static String shown(String code) {
    boolean apart = code.length() > 2 && code.startsWith(" ") && code.endsWith(" ");
    return apart ? code.substring(1, code.length() - 1) : code;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("; ", -1));
  }
}
