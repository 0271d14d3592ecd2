package dev.codestrator.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Something that reads what others wrote.
@SuppressWarnings("ImmutableEnumChecker") // of functions and copies
public enum Target {
  FRONT_MATTER(RecordChecks::frontMatter, Path.of("golden")),
  CHECKLIST(RecordChecks::checklist, Path.of("golden")),
  SETTINGS(RecordChecks::settings, Path.of("golden")),
  MERGE(MergeChecks::merge, Path.of("golden")),
  HOOK_EVENT(AgentChecks::hookEvent, Path.of("hooks"), Path.of("recordings")),
  TRANSCRIPT(AgentChecks::transcript, Path.of("recordings")),
  SCREEN(AgentChecks::screen, Path.of("dialogs"), Path.of("recordings")),
  PANES(AgentChecks::panes),
  JSON(JsonChecks::json, Path.of("recordings")),
  PARAMETERS(JsonChecks::parameters),
  REPORT(JsonChecks::report),
  GLOBS(JsonChecks::globs);

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final int LARGEST = 20_000;

  private final Consumer<byte[]> check;
  private final List<Path> related;

  /// @param related folders of other tests whose files it may begin with
  Target(Consumer<byte[]> check, Path... related) {
    this.check = check;
    this.related = List.of(related);
  }

  /// Reads these bytes.
  ///
  /// @throws AssertionError when something doesn't hold that must
  public void check(byte[] input) {
    check.accept(input);
  }

  /// Where its inputs are kept.
  public Path corpus() {
    return RESOURCES.resolve("fuzz").resolve(word());
  }

  /// As in `hook-event`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The inputs that are kept.
  public List<Path> kept() {
    return files(corpus()).toList();
  }

  /// Those, and the related ones of other tests that aren't very large.
  public List<Path> beginnings() {
    Stream<Path> others = related.stream().map(RESOURCES::resolve).flatMap(Target::files);
    return Stream.concat(kept().stream(), others)
        .filter(file -> file.toFile().length() < LARGEST)
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(byte[] input) {
    return new String(input, UTF_8);
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
