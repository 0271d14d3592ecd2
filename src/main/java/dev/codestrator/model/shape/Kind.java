package dev.codestrator.model.shape;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What values a field takes.
public sealed interface Kind {
  /// A single value.
  enum Scalar implements Kind {
    TEXT,
    ID,
    TIME,
    PROSE,
    INTEGER,
    LONG,
    NUMBER,
    FLAG
  }

  /// One of a few words.
  ///
  /// @param constants what they stand for
  /// @param words in lower case
  record Choice(List<Enum<?>> constants, List<String> words) implements Kind {
    static Choice of(Class<?> type) {
      List<Enum<?>> constants =
          Stream.of(type.getEnumConstants()).<Enum<?>>map(each -> (Enum<?>) each).toList();
      return new Choice(constants, constants.stream().map(Kind::word).toList());
    }
  }

  /// A list of values of one kind.
  record Items(Kind of) implements Kind {}

  /// Named values of any kind.
  record Tree() implements Kind {}

  /// A record with a shape of its own.
  record Nested(Class<? extends Record> type) implements Kind {}

  /// Whether an absent field has a natural empty value.
  default boolean hasEmpty() {
    return this instanceof Items
        || this instanceof Tree
        || this instanceof Nested
        || this == Scalar.PROSE;
  }

  /// An enum constant as the word that files and messages use.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
