package dev.codestrator.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What permissions the system gives to a file that this process makes and says nothing about.
///
/// @param permissions empty where the system doesn't tell
record Umask(Optional<Set<PosixFilePermission>> permissions) {
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  /// That of this process.
  static final Umask OF_PROCESS = new Umask(now(Path.of("/proc/self/status")));

  /// Whether a new file has just these.
  boolean gives(Set<PosixFilePermission> wanted) {
    return permissions.filter(wanted::equals).isPresent();
  }

  private static Optional<Set<PosixFilePermission>> now(Path status) {
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    byte[] text = FileCall.get("read", status, () -> Files.readAllBytes(status));
    return of(new String(text, StandardCharsets.UTF_8));
  }

  /// Reads it from what Linux tells of a process.
  static Optional<Set<PosixFilePermission>> of(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("Umask:"))
        .map(line -> without(Integer.parseInt(line.substring("Umask:".length()).strip(), 8)))
        .findFirst();
  }

  private static Set<PosixFilePermission> without(int mask) {
    var all = EnumSet.noneOf(PosixFilePermission.class);
    for (int each = 0; each < BITS.length; each++) {
      int bit = 1 << (each / 2 * 3 + each % 2 + 1); // w and r of others, group, owner
      if ((mask & bit) == 0) {
        all.add(BITS[each]);
      }
    }
    return all;
  }
}
