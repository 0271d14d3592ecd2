package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.io.OsLock;
import dev.codestrator.io.Ports;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Ports that only one worktree of the clone uses. They are noted in git's folder for it, so that
/// they are free again when it is gone.
///
/// @param base the first
/// @param count how many; none when the settings give none
public record PortRange(int base, int count) {
  private static final String NOTE = "codestrator-setup";
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int MOST = 1_000;
  private static final int LOWEST = 20_000;

  /// Where systems begin to give ports to whoever asks for any.
  private static final int END = 32_000;

  /// What programs in a worktree are told of its ports; nothing when it has none.
  public static Map<String, String> variables(Path gitDir) {
    return of(gitDir)
        .filter(range -> range.count > 0)
        .map(range -> Map.of("ORCH_PORT_BASE", String.valueOf(range.base)))
        .orElse(Map.of());
  }

  /// The first of the ports that a worktree has.
  static Optional<Integer> first(Path gitDir) {
    return of(gitDir).filter(range -> range.count > 0).map(PortRange::base);
  }

  /// Whether a worktree was set up.
  static boolean isNoted(Path gitDir) {
    return of(gitDir).isPresent();
  }

  private static Optional<PortRange> of(Path gitDir) {
    return Disk.read(gitDir.resolve(NOTE))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip().split(" "))
        .filter(words -> words.length == 2)
        .map(words -> new PortRange(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
  }

  /// Gives a worktree so many ports that nobody has and nobody listens at.
  ///
  /// @throws Rejection.ToolFailed `no_free_ports`
  static void give(Call call, Path gitDir, int count) {
    if (count < 0 || count > MOST) {
      throw new Rejection.Invalid(
          "out_of_range",
          "worktree.setup.ports in config.yaml is " + count,
          "give a number from 0 to " + MOST);
    }
    Clone clone = call.repository();
    Path lock = clone.localDir().resolve("ports");
    try (OsLock _ = OsLock.acquire(lock, WAIT, call.caller().process())) {
      PortRange range = count == 0 ? new PortRange(0, 0) : free(clone, gitDir, count);
      Disk.replace(
          gitDir.resolve(NOTE),
          (range.base + " " + range.count + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Each clone begins elsewhere: what one has given, another can't see.
  private static PortRange free(Clone clone, Path gitDir, int count) {
    List<PortRange> taken =
        clone.checkouts().stream()
            .map(Checkout::gitDir)
            .filter(other -> !other.equals(gitDir))
            .flatMap(other -> of(other).stream())
            .toList();
    int places = Math.max(1, (END - LOWEST) / count);
    int start = Math.floorMod(clone.commonDir().hashCode(), places);
    return IntStream.range(0, places)
        .mapToObj(n -> new PortRange(LOWEST + (start + n) % places * count, count))
        .filter(range -> taken.stream().noneMatch(range::meets))
        .filter(PortRange::isUnused)
        .findFirst()
        .orElseThrow(() ->
            new Rejection.ToolFailed(
                "no_free_ports",
                "no " + count + " ports in a row are free",
                "remove worktrees: orch gc; or ask for fewer: worktree.setup.ports"));
  }

  private boolean meets(PortRange other) {
    return base < other.base + other.count && other.base < base + count;
  }

  private boolean isUnused() {
    return IntStream.range(base, base + count).allMatch(Ports::isFree);
  }
}
