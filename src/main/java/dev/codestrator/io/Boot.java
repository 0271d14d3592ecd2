package dev.codestrator.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells one run of the machine from the next: what a process wrote is safe from the end of the
/// process, not from that of the machine.
final class Boot {
  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

  /// A word that is another one after each start of the machine.
  static final String NOW = now();

  private Boot() {}

  /// Linux has an ID for it; elsewhere the time serves at which the first process was started.
  private static String now() {
    if (Files.isReadable(ID)) {
      byte[] id = FileCall.get("read", ID, () -> Files.readAllBytes(ID));
      return new String(id, StandardCharsets.UTF_8).strip();
    }
    return ProcessHandle.of(1)
        .flatMap(first -> first.info().startInstant())
        .map(started -> "since-" + started.getEpochSecond())
        .orElse("unknown");
  }
}
