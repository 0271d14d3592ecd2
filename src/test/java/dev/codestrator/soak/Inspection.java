package dev.codestrator.soak;

import dev.codestrator.soak.Server.Gone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What has to hold at any moment, read from the files and not from what `orch` says of them.
///
/// @param complaints what does not hold
record Inspection(Yard yard, Ledger ledger, List<String> complaints) {
  private static final Pattern ID = Pattern.compile("^([a-z]-[0-9a-z]{7}).*\\.md$");
  private static final int LOOKS = 10;

  Inspection(Yard yard, Ledger ledger) {
    this(yard, ledger, new ArrayList<>());
  }

  /// Everything acknowledged is on disk, and no ID is there twice in one tree.
  void files() {
    List<String> missing = List.of();
    for (int look = 0; look < LOOKS; look++) {
      missing = missing();
      if (missing.isEmpty()) {
        return;
      }
      LockSupport.parkNanos(200_000_000); // a merge may have moved them while we looked
    }
    complaints.addAll(missing);
  }

  private List<String> missing() {
    Map<String, List<Path>> copies = new HashMap<>();
    var missing = new ArrayList<String>();
    Set<String> messages = new HashSet<>();
    for (Path seat : seats()) {
      Map<String, List<Path>> here = records(seat.resolve("tasks"));
      here.forEach((id, files) -> {
        if (files.size() > 1) {
          missing.add("twice: " + files);
        }
        copies.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(files);
      });
      records(seat.resolve("inbox"), Pattern.compile("-(m-[0-9a-z]{7})\\.md$"))
          .values()
          .forEach(files -> files.forEach(file -> text(file).lines().forEach(messages::add)));
    }
    var found = new Copies(copies);
    ledger.all("created").stream()
        .filter(id -> !copies.containsKey(id))
        .map(id -> "lost: " + id)
        .forEach(missing::add);
    ledger.all("ticked").stream()
        .filter(tick -> !found.ticked(tick))
        .map(tick -> "lost tick: " + tick)
        .forEach(missing::add);
    ledger.all("completed").stream()
        .filter(id -> !found.say(id, "status: done\n"))
        .map(id -> "lost end: " + id)
        .forEach(missing::add);
    ledger.all("said").stream()
        .filter(text -> !messages.contains(text))
        .map(text -> "lost message: " + text)
        .forEach(missing::add);
    return missing;
  }

  /// The copies of each record in all worktrees.
  private record Copies(Map<String, List<Path>> files) {
    boolean ticked(String caseAndStep) {
      String[] words = caseAndStep.split(" ", 2);
      return say(words[0], "- [x] " + words[1] + " ^");
    }

    boolean say(String id, String text) {
      return files.getOrDefault(id, List.of()).stream().anyMatch(file -> text(file).contains(text));
    }
  }

  /// The folders of records of all worktrees.
  private List<Path> seats() {
    return yard.run(yard.git().root(), "git", "worktree", "list", "--porcelain")
        .out()
        .lines()
        .filter(line -> line.startsWith("worktree "))
        .map(line -> Path.of(line.substring("worktree ".length()), ".orchestrator"))
        .filter(Files::isDirectory)
        .toList();
  }

  private static Map<String, List<Path>> records(Path folder) {
    return records(folder, ID);
  }

  private static Map<String, List<Path>> records(Path folder, Pattern name) {
    var found = new HashMap<String, List<Path>>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> {
        var matcher = name.matcher(file.getFileName().toString());
        if (matcher.find()) {
          found.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>()).add(file);
        }
      });
    } catch (IOException | UncheckedIOException e) {
      return found; // the worktree is being removed
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /// No record is unreadable, and no path is leased twice.
  void asked(Server server, List<Root> roots) throws Gone {
    for (Root root : roots) {
      var listed = server.call("task.list", "session_id", root.session(), "limit", 1);
      if (!listed.ok() || !listed.rows("unreadable").isEmpty()) {
        complaints.add("task.list: " + listed);
      }
    }
    var held = new HashMap<Object, Object>();
    for (var lock : server.call("lock.list").rows("locks")) {
      for (Object path : (List<?>) lock.getOrDefault("paths", List.of())) {
        Object other = held.put(lock.get("scope_type") + " " + path, lock.get("lock_id"));
        if (other != null) {
          complaints.add("leased twice: " + path + " by " + other + " and " + lock);
        }
      }
    }
  }

  /// Whatever landed is on the target, once.
  void target(List<Root> roots) {
    Path main = yard.git().root();
    Map<String, Integer> names = new HashMap<>();
    for (String line :
        yard.run(main, "git", "ls-tree", "-r", "--name-only", "main").out().lines().toList()) {
      var matcher = ID.matcher(line.substring(line.lastIndexOf('/') + 1));
      names.merge(
          line.startsWith(".orchestrator/tasks/") && matcher.find() ? matcher.group(1) : line,
          1,
          Integer::sum);
    }
    for (Root root : roots) {
      for (Root.Task task : root.tasks()) {
        if (ledger.landed().contains(task.id())) {
          landed(main, names, task);
        }
      }
    }
  }

  private void landed(Path main, Map<String, Integer> names, Root.Task task) {
    String file = "work/" + task.file();
    if (names.getOrDefault(file, 0) != 1 || names.getOrDefault(task.id(), 0) != 1) {
      complaints.add("landed, but not on main once: " + task);
    } else if (!text(main.resolve(file)).equals(task.id() + "\n")) {
      complaints.add("landed, but otherwise: " + task + ": " + text(main.resolve(file)));
    }
  }

  /// No lock of git's is left, and git finds nothing wrong.
  void git() {
    Path main = yard.git().root();
    String git = main.resolve(".git").toString();
    String own = git + "/orchestrator/*"; // those files of ours stay; the system frees the locks
    String locks = yard.run(main, "find", git, "-name", "*.lock", "-not", "-path", own).out();
    if (!locks.isEmpty()) {
      complaints.add("left locks: " + locks);
    }
    var checked = yard.run(main, "git", "fsck", "--connectivity-only", "--no-dangling");
    if (checked.exit() != 0) {
      complaints.add("git fsck: " + checked.out());
    }
    String status = yard.run(main, "git", "status", "--porcelain").out();
    if (!status.isEmpty()) {
      complaints.add("main is not clean: " + status);
    }
  }
}
