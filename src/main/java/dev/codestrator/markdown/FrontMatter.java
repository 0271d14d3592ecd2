package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Entry;
import dev.codestrator.markdown.Node.Mapping;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The YAML between the two `---` lines at the top of a record.
///
/// @param root the keys and values
/// @param start where the first line after the opening `---` begins
/// @param end where the closing `---` line begins
/// @param bodyStart where the text after that line begins
record FrontMatter(Mapping root, int start, int end, int bodyStart) {
  /// The largest front matter that is read, in characters.
  static final int LARGEST = 1 << 20;

  private static final String FENCE = "---";
  private static final int MARKER_LENGTH = 7; // of what git writes around a conflict

  /// @throws Unreadable when the text doesn't begin with front matter, or that is more than plain
  ///   data
  static FrontMatter read(String text) {
    int first = Lines.first(text);
    refuseConflict(text, first);
    if (!isFence(text, first)) {
      throw Unreadable.at(text, first, "no front matter: the first line must be ---");
    }
    int start = Lines.next(text, first);
    int end = closing(text, start);
    Mapping root =
        PlainYaml.read(text, start, end).orElseGet(() -> FullYaml.read(text, start, end));
    return new FrontMatter(root, start, end, Lines.next(text, end));
  }

  private static int closing(String text, int start) {
    for (int at = start; at < text.length(); at = Lines.next(text, at)) {
      refuseConflict(text, at);
      if (at - start > LARGEST) {
        throw Unreadable.at(text, start, "front matter of more than " + LARGEST + " characters");
      }
      if (isFence(text, at)) {
        return at;
      }
    }
    throw Unreadable.at(
        text, Lines.first(text), "front matter without an end: no closing --- line");
  }

  private static boolean isFence(String text, int at) {
    return text.startsWith(FENCE, at)
        && Lines.blank(text, at + FENCE.length(), Lines.end(text, at));
  }

  private static void refuseConflict(String text, int at) {
    if (at < text.length() && "<=>".indexOf(text.charAt(at)) >= 0) {
      String marker = text.substring(at, at + 1).repeat(MARKER_LENGTH);
      int after = at + MARKER_LENGTH;
      if (text.startsWith(marker, at)
          && (after == text.length() || Character.isWhitespace(text.charAt(after)))) {
        throw Unreadable.at(
            text, at, "a merge conflict (" + marker + ") in the front matter; resolve it first");
      }
    }
  }

  Optional<Entry> find(String key) {
    return Optional.ofNullable(root.entries().get(key));
  }

  /// The value of a key, null when it isn't there: asked for each field of each record.
  @Nullable Node value(String key) {
    Entry entry = root.entries().get(key);
    return entry == null ? null : entry.value();
  }

  Map<String, Object> values() {
    return root.value();
  }
}
