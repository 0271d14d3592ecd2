package dev.codestrator.app;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The one or two words that name a worktree.
public final class Slugs {
  private static final int MOST_WORDS = 2;
  private static final int MOST_SUFFIXES = 1_000;
  private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

  /// Words that tell nothing about a piece of work.
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "a",
          "an",
          "the",
          "and",
          "or",
          "of",
          "to",
          "in",
          "on",
          "for",
          "with",
          "from",
          "by",
          "at",
          "is",
          "are",
          "be",
          "it",
          "its",
          "this",
          "that",
          "these",
          "those",
          "we",
          "i",
          "you",
          "our",
          "my",
          "me",
          "us",
          "please",
          "can",
          "could",
          "should",
          "would",
          "want",
          "need",
          "needs",
          "make",
          "do",
          "let",
          "lets",
          "some",
          "all",
          "new",
          "so",
          "as",
          "into",
          "when",
          "which",
          "add",
          "fix",
          "implement",
          "create",
          "build",
          "update",
          "change",
          "write");

  private Slugs() {}

  /// The words that a name or, without one, a text is told by.
  ///
  /// @throws Rejection.Invalid `empty_text` when the name has no letter or digit
  public static String from(Optional<String> name, Optional<String> text, String orElse) {
    if (name.isPresent()) {
      String slug = join(Texts.asciiWords(name.get()));
      if (slug.isEmpty()) {
        throw new Rejection.Invalid(
            "empty_text",
            "'" + Texts.excerpt(name.get(), 40) + "' names no worktree",
            "give one or two words of letters and digits");
      }
      return slug;
    }
    List<String> all = Texts.asciiWords(text.orElse(""));
    List<String> telling = all.stream().filter(word -> !EMPTY_WORDS.contains(word)).toList();
    String slug = join(telling.isEmpty() ? all : telling);
    return slug.isEmpty() ? orElse : slug;
  }

  /// The slug, or with `-2`, `-3`... the first that is free. What Windows reserves is never free: a
  /// branch of such a name can't be checked out there.
  public static String free(String slug, Predicate<String> taken) {
    if (!RESERVED.matcher(slug).matches() && !taken.test(slug)) {
      return slug;
    }
    for (int i = 2; i < MOST_SUFFIXES; i++) {
      if (!taken.test(slug + "-" + i)) {
        return slug + "-" + i;
      }
    }
    throw new Rejection.Conflict(
        "name_taken", "every name like '" + slug + "' is taken", "give another worktree_name");
  }

  private static String join(List<String> words) {
    return String.join("-", words.subList(0, Math.min(MOST_WORDS, words.size())));
  }
}
