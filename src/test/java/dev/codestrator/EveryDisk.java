package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What holds of the names that we give, so that any disk takes them.
final class EveryDisk {
  private EveryDisk() {}

  /// Of a session's records and worktrees: nothing is reserved on Windows, or the same as another
  /// where case and form of letters don't count.
  static void fits(Scene scene) throws IOException {
    Path root = scene.path();
    var made = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(root.resolve(".orchestrator"))) {
      files.map(file -> root.relativize(file).toString()).forEach(made::add);
    }
    assertThat(made).hasSizeGreaterThan(10);
    List<Path> worktrees = scene.orchestra().worktrees().stream().map(Path::of).toList();
    worktrees.stream().skip(1).map(path -> path.getFileName().toString()).forEach(made::add);
    fit(made);
  }

  /// Whether these names do.
  static void fit(List<String> made) {
    assertThat(made.stream().flatMap(name -> Stream.of(name.split("/", -1))))
        .allMatch(part -> part.matches("[A-Za-z0-9_.@-]*"))
        .noneMatch(part -> part.endsWith(".") || part.length() > 100)
        .noneMatch(part -> part.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?"));
    assertThat(made.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
  }
}
