package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Which process is launching the reviewer of a session. It is there only meanwhile: when the
/// process has ended and its note is there, it died before the review had its reviewer.
///
/// @param file in the clone's local folder
record LaunchNote(Path file) {
  static LaunchNote of(Call call) {
    return new LaunchNote(
        call.repository().localDir().resolve("reviewing").resolve(call.session().value()));
  }

  /// Notes this process, unless another one is at it.
  void begin() {
    if (noted().filter(ProcessRef::alive).isEmpty()) {
      Disk.replace(file, ProcessRef.self().text().getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Takes this process's note away.
  void end() {
    if (noted().equals(Optional.of(ProcessRef.self()))) {
      Disk.delete(file);
    }
  }

  /// Whether the process died that noted itself.
  boolean isLeft() {
    return noted().filter(process -> !process.alive()).isPresent();
  }

  private Optional<ProcessRef> noted() {
    return Disk.read(file)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .flatMap(ProcessRef::parse);
  }
}
