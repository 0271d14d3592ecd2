package dev.codestrator.app.job;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Stat;
import dev.codestrator.io.Walk;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files that go before a prompt: text only, the small ones first, each under its heading.
final class ContextFiles {
  private static final int LARGEST = 500_000;
  private static final int MOST = 500;
  private static final int SEEN = 200_000;
  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", ".orchestrator");

  private final Path folder;
  private final List<String> warnings;

  /// @param folder where globs begin
  /// @param warnings gets what is left out
  ContextFiles(Path folder, List<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /// A file's part of the prompt.
  private record Section(Path file, String text) {}

  /// The sections of all files that these globs mean, as many as the budget of tokens allows.
  ///
  /// @throws Rejection.Invalid `no_such_files`, `too_many_files`
  String text(List<String> globs, Optional<Integer> budget) {
    var sections = new ArrayList<String>();
    int left = budget.orElse(Integer.MAX_VALUE);
    for (Section section : sections(globs)) {
      int tokens = budget.isPresent() ? TokenCount.of(section.text()) : 0;
      if (tokens > left) {
        warnings.add(
            section.file() + " is left out: its " + tokens + " tokens are over the budget");
      } else {
        left -= tokens;
        sections.add(section.text());
      }
    }
    return String.join("\n", sections);
  }

  private List<Section> sections(List<String> globs) {
    return chosen(globs).stream()
        .sorted(Comparator.comparingLong(this::size).thenComparing(Comparator.naturalOrder()))
        .flatMap(file -> section(file).stream())
        .toList();
  }

  private List<Path> chosen(List<String> globs) {
    List<String> excluded =
        globs.stream().filter(g -> g.startsWith("!")).map(g -> normal(g.substring(1))).toList();
    List<String> wanted = globs.stream().filter(g -> !g.startsWith("!")).map(this::normal).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Path> all = Walk.files(folder, SKIPPED, SEEN);
    wanted.forEach(glob -> require(glob, all));
    List<Path> chosen =
        all.stream().filter(file -> fits(wanted, file) && !fits(excluded, file)).toList();
    if (chosen.size() > MOST) {
      throw new Rejection.Invalid(
          "too_many_files",
          "-f means " + chosen.size() + " files; " + MOST + " at most go before a prompt",
          "name fewer: a narrower glob, or exclude some: -f '!**/generated/**'");
    }
    return chosen;
  }

  private static void require(String glob, List<Path> all) {
    if (all.stream().noneMatch(file -> PathScope.covers(glob, file.toString()))) {
      throw new Rejection.Invalid(
          "no_such_files",
          "-f '" + glob + "' means no file",
          "globs begin in the job's folder, with quotes around them: -f 'src/**/*.java'");
    }
  }

  private static boolean fits(List<String> globs, Path file) {
    return globs.stream().anyMatch(glob -> PathScope.covers(glob, file.toString()));
  }

  /// Relative to the folder, whichever way it was given.
  private String normal(String glob) {
    Path path = PathScope.parsed(glob);
    return PathScope.normalise(
        path.isAbsolute() ? folder.relativize(path.normalize()).toString() : glob);
  }

  private long size(Path file) {
    return Stat.of(folder.resolve(file)).map(Stat::size).orElse(0L);
  }

  private Optional<Section> section(Path file) {
    if (size(file) >= LARGEST) {
      warnings.add(file + " is left out: it has " + size(file) + " bytes");
      return Optional.empty();
    }
    Optional<String> text = Disk.read(folder.resolve(file)).flatMap(ContextFiles::text);
    if (text.isEmpty()) {
      warnings.add(file + " is left out: it is no text");
    }
    return text.map(words -> new Section(file, section(file, words)));
  }

  private static String section(Path file, String text) {
    String fence = text.contains("```") ? "````" : "```";
    String end = text.endsWith("\n") ? "" : "\n";
    return "### " + file + "\n\n" + fence + "\n" + text + end + fence + "\n";
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text).filter(decoded -> decoded.indexOf('\0') < 0);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
