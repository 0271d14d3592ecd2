package dev.codestrator.model;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The identity of a record: a letter for its kind, a dash, seven characters of Crockford's base 32
/// in lower case, as in `c-4hq8zz1`.
///
/// IDs are random and never reused; nothing is encoded in them but the kind.
public record Id(String value) implements Comparable<Id> {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int RANDOM_LENGTH = 7;

  /// How long every ID is, in characters.
  public static final int LENGTH = RANDOM_LENGTH + 2;

  public Id {
    if (!isValid(value)) {
      throw new Rejection.Invalid(
          "malformed_id",
          "'" + Texts.excerpt(value, 40) + "' is not an ID",
          "an ID is a letter, a dash and " + RANDOM_LENGTH + " characters, like c-4hq8zz1");
    }
  }

  /// A fresh ID of this kind.
  public static Id random(Kind kind, RandomGenerator random) {
    return new Id(kind.letter() + "-" + random(random, RANDOM_LENGTH));
  }

  /// `length` random characters of the ID alphabet; steps use four as their mark.
  public static String random(RandomGenerator random, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /// Whether this text is a whole ID.
  public static boolean isValid(String text) {
    return text.length() == LENGTH && isPrefix(text);
  }

  /// Whether this text could be the beginning of an ID: at least the letter and the dash.
  public static boolean isPrefix(String text) {
    if (text.length() < 2 || text.length() > LENGTH || text.charAt(1) != '-') {
      return false;
    }
    for (int i = 2; i < text.length(); i++) {
      if (!isOfAlphabet(text.charAt(i))) {
        return false;
      }
    }
    return Kind.of(text.charAt(0)).isPresent();
  }

  /// Faster than a search: each name in the folders of tasks is asked.
  private static boolean isOfAlphabet(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z' && c != 'i' && c != 'l' && c != 'o' && c != 'u');
  }

  /// What an ID that begins so stands for.
  public static Kind kindOf(String prefix) {
    return Kind.of(prefix.charAt(0)).orElseThrow();
  }

  /// The ID with which a file or folder name begins, as in `c-4hq8zz1-reject-expired-card.md`.
  public static Optional<Id> leading(String name) {
    if (name.length() < LENGTH || !isValid(name.substring(0, LENGTH))) {
      return Optional.empty();
    }
    boolean ends = name.length() == LENGTH || "-.".indexOf(name.charAt(LENGTH)) >= 0;
    return ends ? Optional.of(new Id(name.substring(0, LENGTH))) : Optional.empty();
  }

  /// What this is the ID of.
  public Kind kind() {
    return kindOf(value);
  }

  /// Written out, as [#hashCode()]: what a record gets by itself is made anew at every start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Id id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(Id other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /// What an ID can stand for.
  public enum Kind {
    EPIC('e'),
    FEATURE('f'),
    TEST_GROUP('g'),
    CASE('c'),
    NODE('n'),
    SESSION('s'),
    THREAD('t'),
    WORKTREE('w'),
    LOCK('l'),
    MESSAGE('m'),
    MERGE_REQUEST('r'),
    QUEUE_ENTRY('q'),
    REVIEW('v'),
    REFERENCE('k');

    private static final Kind[] ALL = values(); // which would copy it at each call

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /// The letter that begins an ID of this kind.
    public char letter() {
      return letter;
    }

    /// The kind's name in messages: `test group`.
    public String noun() {
      return Texts.words(name());
    }

    static Optional<Kind> of(char letter) {
      for (Kind kind : ALL) {
        if (kind.letter == letter) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
