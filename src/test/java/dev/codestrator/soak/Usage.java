package dev.codestrator.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What long-lived processes and the machine hold at one moment.
///
/// @param resident memory of the servers that nobody kills, in MB, the largest
/// @param files open in such a server, the largest
/// @param watches of files and folders in such a server, the largest
/// @param processes of the soak
/// @param panes of tmux
/// @param temporary files of ours and of git's in the clone, and whatever is in `TMPDIR`
record Usage(int resident, int files, int watches, int processes, int panes, int temporary) {
  /// What a server may hold beside what it held before, in MB: the garbage that it lets lie.
  private static final int ROOM = 32;

  static Usage of(Yard yard, List<Server> lasting) throws IOException {
    int resident = 0;
    int files = 0;
    int watches = 0;
    for (Server server : lasting) {
      resident = Math.max(resident, resident(server.pid()));
      files = Math.max(files, count(Yard.proc(server.pid()).resolve("fd")));
      watches = Math.max(watches, watches(server.pid()));
    }
    return new Usage(
        resident, files, watches, yard.processes().size(), panes(yard), temporary(yard));
  }

  private static int resident(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Yard.proc(pid).resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  private static int watches(long pid) throws IOException {
    Path folder = Yard.proc(pid).resolve("fdinfo");
    int watches = 0;
    for (String name : Arrays.asList(folder.toFile().list())) {
      try (Stream<String> lines = Files.lines(folder.resolve(name))) {
        watches += (int) lines.filter(line -> line.startsWith("inotify wd")).count();
      } catch (IOException | UncheckedIOException e) {
        // it was closed meanwhile
      }
    }
    return watches;
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  private static int panes(Yard yard) {
    var listed =
        yard.run(yard.folder(), "tmux", "-S", yard.socket().toString(), "list-panes", "-a");
    return listed.exit() == 0 ? (int) listed.out().lines().count() : 0;
  }

  private static int temporary(Yard yard) {
    String clone = String.valueOf(yard.git().root().getParent());
    String ours = yard.run(yard.folder(), "find", clone, "-name", ".orch-*.tmp").out();
    String others = yard.run(yard.folder(), "find", yard.folder() + "/tmp", "-type", "f").out();
    return (int) (ours + others).lines().filter(line -> line.startsWith("/")).count();
  }

  /// The middle one of each figure over so many samples.
  static Usage median(List<Usage> samples) {
    return new Usage(
        middle(samples.stream().map(Usage::resident)),
        middle(samples.stream().map(Usage::files)),
        middle(samples.stream().map(Usage::watches)),
        middle(samples.stream().map(Usage::processes)),
        middle(samples.stream().map(Usage::panes)),
        middle(samples.stream().map(Usage::temporary)));
  }

  private static int middle(Stream<Integer> figures) {
    var sorted = new ArrayList<>(figures.sorted().toList());
    return sorted.get(sorted.size() / 2);
  }

  /// What is more than it was before, with room for chance: a kill just then, a wave of more
  /// workers.
  List<String> beyond(Usage before) {
    var grown = new ArrayList<String>();
    if (resident > before.resident + ROOM) {
      grown.add("memory: " + before.resident + " to " + resident + " MB");
    }
    if (files > before.files + 8) {
      grown.add("open files: " + before.files + " to " + files);
    }
    if (watches > before.watches + 8) {
      grown.add("watches: " + before.watches + " to " + watches);
    }
    if (processes > before.processes * 1.5 + 24) {
      grown.add("processes: " + before.processes + " to " + processes);
    }
    if (panes > before.panes + 24) {
      grown.add("panes: " + before.panes + " to " + panes);
    }
    if (temporary > before.temporary + 8) {
      grown.add("temporary files: " + before.temporary + " to " + temporary);
    }
    return grown;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d MB, %d files, %d watches, %d processes, %d panes, %d temporary",
        resident,
        files,
        watches,
        processes,
        panes,
        temporary);
  }
}
