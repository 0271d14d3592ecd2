package dev.codestrator.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files as they may be after the machine went down: with the bytes that they had some commits ago,
/// or with a part of the newest. Whatever else is in a file was put there later, by somebody else,
/// and stays.
final class PowerCut {
  private final Map<Path, Fate> fates = new LinkedHashMap<>();

  /// @param done what was done, the oldest first
  PowerCut(Collection<Transaction> done) {
    for (Transaction transaction : done) {
      for (Step step : transaction.steps()) {
        fates.computeIfAbsent(step.change().path(), _ -> new Fate()).add(step);
      }
    }
  }

  /// Brings every file that went back to its newest bytes.
  void mend() {
    fates.values().stream().filter(Fate::isLost).forEach(fate -> fate.newest().redo());
  }

  /// What commits made of one file.
  private static final class Fate {
    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
      steps.add(step);
    }

    Step newest() {
      return steps.getLast();
    }

    /// Whether the file isn't what it was last, though nobody wrote it since. When its folder is
    /// gone, somebody took it away.
    boolean isLost() {
      if (!Disk.isFolder(Disk.folderOf(newest().temporary()))) {
        return false;
      }
      Optional<byte[]> now = newest().now();
      Change last = newest().change();
      return !Change.same(now, last.after()) && (isOld(now) || isTorn(now, last.after()));
    }

    private boolean isOld(Optional<byte[]> now) {
      return steps.stream()
          .map(Step::change)
          .anyMatch(c -> Change.same(now, c.before()) || Change.same(now, c.after()));
    }

    private static boolean isTorn(Optional<byte[]> now, Optional<byte[]> after) {
      return now.isPresent()
          && after.isPresent()
          && (hasHole(now.get()) || isBeginning(now.get(), after.get()));
    }

    private static boolean hasHole(byte[] bytes) {
      for (byte each : bytes) {
        if (each == 0) {
          return true;
        }
      }
      return false;
    }

    private static boolean isBeginning(byte[] part, byte[] whole) {
      return part.length < whole.length
          && Arrays.equals(part, 0, part.length, whole, 0, part.length);
    }
  }
}
