package dev.codestrator.cli;

import dev.codestrator.model.Rejection;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// Options that are numbers.
final class Numbers {
  private Numbers() {}

  /// The number that an option gives.
  ///
  /// @throws Rejection.Invalid `out_of_range`
  static Optional<Integer> of(ParseResult result, String name, int least, int most) {
    Optional<Integer> given =
        Optional.ofNullable(result.<Integer>matchedOptionValue(name, (Integer) null));
    if (given.filter(value -> value < least || value > most).isPresent()) {
      throw new Rejection.Invalid(
          "out_of_range",
          name + " is " + given.get(),
          "give a number from " + least + " to " + most);
    }
    return given;
  }
}
