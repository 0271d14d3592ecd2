package dev.codestrator.agent;

import dev.codestrator.model.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program that a provider needs.
///
/// @param program its name on the `PATH`, or its path
/// @param oldest the oldest version whose ways are known
/// @param install the command that installs it
public record Requirement(String program, String oldest, String install) {
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

  /// The same under another name.
  Requirement at(String other) {
    return new Requirement(other, oldest, install);
  }

  /// The refusal when it isn't there.
  public Rejection missing(String provider) {
    return new Rejection.NotFound(
        "agent_missing",
        "provider '" + provider + "' needs the program '" + program + "', which isn't there",
        "install it: " + install + "; or say where it is: agents." + provider + ".program");
  }

  /// Refuses a version that is older than known; one that can't be read passes.
  ///
  /// @param told what the program says of its version
  /// @throws Rejection.Conflict `agent_too_old`
  public void check(String told) {
    if (!isMetBy(told)) {
      throw new Rejection.Conflict(
          "agent_too_old",
          program + " is " + version(told).orElse("older") + "; " + oldest + " or newer is needed",
          "install a newer one: " + install);
    }
  }

  /// Whether a version is new enough; one that can't be read is.
  ///
  /// @param told what the program says of its version
  public boolean isMetBy(String told) {
    return version(told).filter(version -> numbersBelow(version, oldest)).isEmpty();
  }

  private static Optional<String> version(String text) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static boolean numbersBelow(String version, String other) {
    List<Long> a = numbers(version);
    List<Long> b = numbers(other);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int order = Long.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static List<Long> numbers(String version) {
    var numbers = new ArrayList<Long>();
    for (String part : List.of(version.split("\\."))) {
      numbers.add(part.length() > 18 ? Long.MAX_VALUE : Long.parseLong(part));
    }
    return numbers;
  }
}
