package dev.codestrator.cli;

import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.io.SearchPath;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows a page in the user's browser, by the program that the system has for it.
///
/// @param programs run it
public record Opening(Programs programs) {
  private static final List<String> OPENERS = List.of("xdg-open", "open", "wslview");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// Opens it. That it can't be opened is told, and no failure: the page is there.
  ///
  /// @param url of a page; the words of a running program can be read by everybody on the machine,
  ///   so it holds no secret
  void open(String url, Surroundings around) {
    complaint(url, around)
        .ifPresent(complaint ->
            around.err().println("warning: no browser was opened: " + complaint + "; see " + url));
  }

  private Optional<String> complaint(String url, Surroundings around) {
    Optional<Path> opener = opener(around);
    if (opener.isEmpty()) {
      return Optional.of("there is none of " + String.join(", ", OPENERS));
    }
    try {
      var words = List.of(opener.get().toString(), url);
      Outcome outcome = programs.run(Command.of(around.folder(), words).withLimit(LIMIT));
      return outcome.ok() ? Optional.empty() : Optional.of(outcome.complaint());
    } catch (Rejection.ToolFailed e) {
      return Optional.of(e.message());
    }
  }

  /// What `BROWSER` names comes first.
  private static Optional<Path> opener(Surroundings around) {
    var path = new SearchPath(around.variable("PATH").orElse(""));
    return Stream.concat(around.variable("BROWSER").stream(), OPENERS.stream())
        .flatMap(name -> path.find(name, around.folder()).stream())
        .findFirst();
  }
}
