package dev.codestrator.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where programs are looked for.
///
/// @param path folders, separated by colons
public record SearchPath(String path) {
  /// The program of this name, or at this path.
  ///
  /// @param folder where relative paths begin
  public Optional<Path> find(String program, Path folder) {
    Stream<Path> candidates =
        program.contains("/")
            ? Stream.of(folder.resolve(program))
            : Stream.of(path.split(":", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> folder.resolve(part).resolve(program));
    return candidates
        .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each))
        .findFirst();
  }
}
