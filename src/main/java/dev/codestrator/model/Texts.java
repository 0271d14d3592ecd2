package dev.codestrator.model;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Small rules about text that several records share.
public final class Texts {
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final int SLUG_LENGTH = 40;
  private static final int MINUTE = 60;

  private Texts() {}

  /// `TEST_GROUP` or `test_group` as words: `test group`.
  public static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The text on one line, control characters as spaces, cut to `length` characters with an
  /// ellipsis.
  public static String excerpt(String text, int length) {
    if (text.length() <= length && isPlain(text)) {
      return text;
    }
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
  }

  /// Whether it is printable ASCII with single blanks inside: nothing has to be done to show it.
  public static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  /// A file-name part made of a title: lower-case ASCII words joined by dashes, at most 40
  /// characters. Empty when the title has no letter or digit of ASCII.
  public static String slug(String title) {
    String slug = String.join("-", asciiWords(title));
    if (slug.length() <= SLUG_LENGTH) {
      return slug;
    }
    int cut = slug.lastIndexOf('-', SLUG_LENGTH);
    return slug.substring(0, cut > 0 ? cut : SLUG_LENGTH);
  }

  /// The words of a text, in lower case, with letters and digits of ASCII alone.
  public static List<String> asciiWords(String text) {
    String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return Stream.of(ascii.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// How long: `42s`, `3m 5s`, `2h 10m`.
  public static String span(Duration span) {
    if (span.toSeconds() < MINUTE) {
      return span.toSeconds() + "s";
    }
    return span.toMinutes() < MINUTE
        ? span.toMinutes() + "m " + span.toSecondsPart() + "s"
        : span.toHours() + "h " + span.toMinutesPart() + "m";
  }

  /// The candidate most like `wanted`, when it is like enough to be a slip of the keyboard.
  public static Optional<String> nearest(String wanted, Collection<String> candidates) {
    String best = null;
    int least = Math.max(2, wanted.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /// Levenshtein's distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
