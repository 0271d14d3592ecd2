package dev.codestrator.app.install;

import dev.codestrator.io.Placing;
import dev.codestrator.model.Power;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files of a worktree by which an agent's own program starts others: hooks, servers, rules of
/// what needs no question. Whoever made the repository wrote them.
public final class StartupFiles {
  private StartupFiles() {}

  /// What they say besides what [Installing] puts there, each with the place where it says so.
  ///
  /// @param provider whose agents read them
  /// @param files their paths below the root; the last part may be a glob
  public static SequencedMap<Power, Path> in(Path root, String provider, List<String> files) {
    var found = new LinkedHashMap<Power, Path>();
    for (String file : files) {
      Placing.contents(root.resolve(file))
          .forEach((place, bytes) -> {
            String path = root.relativize(place).toString();
            foreign(path, bytes)
                .map(others -> Power.ofFile(provider, path, others))
                .ifPresent(power -> found.put(power, place));
          });
    }
    return found;
  }

  /// The bytes without ours; empty when there are no others.
  private static Optional<byte[]> foreign(String path, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Stream.of(Target.values())
        .flatMap(target -> target.parts().stream())
        .filter(part -> part.path().equals(path))
        .filter(part -> part.in(text).filter(part.text()::equals).isPresent())
        .filter(_ -> Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes))
        .findFirst()
        .map(part -> part.without(text))
        .map(rest -> Optional.of(rest).filter(Predicate.not(String::isBlank)))
        .map(rest -> rest.map(others -> others.getBytes(StandardCharsets.UTF_8)))
        .orElse(Optional.of(bytes));
  }
}
