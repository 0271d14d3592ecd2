package dev.codestrator.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which processes may hold a file, as Linux tells by `/proc`: only those that this one can see, so
/// none of another machine, nor of what lies around a container.
///
/// @param proc where the system tells of its processes
public record Holders(Path proc) {
  /// Those of this machine.
  public static final Holders OF_MACHINE = new Holders(Path.of("/proc"));

  /// A process that has the file open; or one of this program that stands in one of the folders or
  /// may stand anywhere: it may have closed the file and count on it all the same, as git does
  /// while an editor is open.
  ///
  /// @param file absolute
  /// @param program how the names of such programs begin, as the system tells them
  /// @param folders absolute
  /// @return the process in words; empty when there is none
  public Optional<String> of(Path file, String program, List<Path> folders) {
    if (!Files.isDirectory(proc.resolve("self/fd"))) {
      return Optional.of("some process, of which this system doesn't tell");
    }
    Path real = Disk.real(file);
    List<Path> places = folders.stream().map(Disk::real).toList();
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> ProcessRef.of(pid).isPresent())
        .map(pid -> proc.resolve(Long.toString(pid)))
        .filter(each -> opens(each, real) || (name(each).startsWith(program) && isIn(each, places)))
        .map(each -> name(each) + " (process " + each.getFileName() + ")")
        .findFirst();
  }

  /// Another user's process doesn't tell its files.
  private static boolean opens(Path process, Path file) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path each : open) {
        if (leads(each).filter(file::equals).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return false; // it ends just now, or is another user's
    }
  }

  /// Another user's process doesn't tell its folder: it may be any.
  private static boolean isIn(Path process, List<Path> folders) {
    return leads(process.resolve("cwd")).stream()
        .allMatch(folder -> folders.stream().anyMatch(folder::startsWith));
  }

  private static Optional<Path> leads(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
