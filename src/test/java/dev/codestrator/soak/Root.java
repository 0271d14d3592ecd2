package dev.codestrator.soak;

import static java.util.stream.Collectors.joining;

import dev.codestrator.soak.Server.Gone;
import dev.codestrator.soak.Server.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// The root of one session, as an agent is that knows no more than what it is told: it looks where
/// things stand, does the next thing, and when no answer comes it looks again.
final class Root extends Lander {
  private static final int WORKERS = 3;
  private static final int GROUP = 50;

  /// A Case, and the file that is its work.
  record Task(String id, String file) {
    @Override
    public String toString() {
      return id + ":" + file;
    }
  }

  private static final Pattern WORKTREE = Pattern.compile("w-[0-9a-z]{7}");

  private final String name;
  private final List<Task> tasks = new ArrayList<>();
  private final Path place;
  private final String session;

  private Root(Yard yard, Ledger ledger, String name, Path place, String session)
      throws IOException {
    super(yard, ledger, new Server(yard, place, "--session", session));
    this.name = name;
    this.place = place;
    this.session = session;
  }

  /// Opens a session and plans so many Cases.
  static Root open(Yard yard, Ledger ledger, String name, int cases) throws IOException, Gone {
    try (var opener = new Server(yard, yard.git().root())) {
      Reply opened =
          opener.call("session.open", "user_request", "Soak " + name, "commit_pending", true);
      Path place = Path.of(opened.text("worktree_path"));
      var root = new Root(yard, ledger, name, place, opened.text("session_id"));
      root.plan(cases);
      return root;
    }
  }

  private void plan(int cases) throws Gone {
    for (int done = 0; done < cases; done += GROUP) {
      var below = new ArrayList<Map<String, Object>>();
      for (int n = done; n < Math.min(cases, done + GROUP); n++) {
        String file = name + "-" + n + ".txt";
        below.add(
            Map.of(
                "title",
                "Write " + file,
                "steps",
                List.of("Write", "Prove"),
                "files",
                List.of("work/" + file)));
      }
      var group = Map.of("title", "Group " + done, "children", below);
      var feature = Map.of("title", "Feature " + done, "children", List.of(group));
      Reply epic =
          server.call(
              "task.create",
              "level",
              "epic",
              "title",
              "Epic " + done,
              "children",
              List.of(feature));
      Reply cards = reply(reply(epic.rows("children").getFirst()).rows("children").getFirst());
      for (var made : cards.rows("children")) {
        Reply one = reply(made);
        tasks.add(new Task(one.text("id"), name + "-" + tasks.size() + ".txt"));
        ledger.acknowledged("created", one.text("id"));
      }
    }
  }

  private static Reply reply(Map<String, Object> fields) {
    return new Reply(true, "", fields);
  }

  Path place() {
    return place;
  }

  String session() {
    return session;
  }

  Server server() {
    return server;
  }

  List<Task> tasks() {
    return tasks;
  }

  /// For people, when it comes to no end.
  String state() {
    return name + " " + session + " does: " + doing + ", was refused: " + refusals;
  }

  /// Has all Cases worked on in waves, each of which lands, until the time for a next wave is over.
  void work(int perWorker, BooleanSupplier more) {
    int wave = WORKERS * perWorker;
    for (int from = 0; from < tasks.size() && more.getAsBoolean(); from += wave) {
      wave(tasks.subList(from, Math.min(tasks.size(), from + wave)), perWorker);
      ledger.count("waves");
    }
  }

  private void wave(List<Task> tasks, int perWorker) {
    var open = new LinkedHashMap<String, List<Task>>();
    for (int from = 0; from < tasks.size(); from += perWorker) {
      var slice = tasks.subList(from, Math.min(tasks.size(), from + perWorker));
      open.put(slice.getFirst().id(), slice);
    }
    while (!open.isEmpty()) {
      step(
          "work on " + open.keySet(),
          () -> {
            List<Map<String, Object>> children =
                ask("thread.child.list", "role", "worker").rows("threads");
            for (var slice : List.copyOf(open.entrySet())) {
              if (advance(slice.getValue(), children)) {
                open.remove(slice.getKey());
              }
            }
            talk(children);
            rest(children);
          });
    }
    land();
    tasks.forEach(task -> ledger.landed().add(task.id()));
  }

  /// Does the next thing for a worker's Cases; whether they are merged.
  private boolean advance(List<Task> slice, List<Map<String, Object>> children) throws Gone {
    List<String> ids = slice.stream().map(Task::id).toList();
    var child =
        children.stream()
            .map(Root::reply)
            .filter(each ->
                each.fields().get("scope") instanceof List<?> scope
                    && scope.contains(ids.getFirst()))
            .reduce((_, newest) -> newest);
    if (child.isEmpty()) {
      spawn(slice, ids);
      return false;
    }
    String thread = child.get().text("thread_id");
    return switch (child.get().text("status")) {
      case "completed" -> merge(child.get());
      case "lost", "error", "stopped", "idle", "interrupted" -> {
        Reply again =
            ask(
                "thread.child.directive",
                "thread_id",
                thread,
                "directive",
                "Go on",
                "mode",
                "restart");
        ledger.count(again.ok() ? "restarts" : "refused restarts");
        if (again.code().equals("not_launched_here")) {
          spawnIn(child.get().text("worktree_id"), slice);
        }
        yield again.code().equals("work_complete") && merge(child.get());
      }
      default -> false;
    };
  }

  private void spawn(List<Task> slice, List<String> ids) throws Gone {
    Reply spawned =
        ask(
            "thread.child.spawn",
            "provider",
            "command",
            "scope_case_ids",
            ids,
            "launch_command",
            command(slice));
    var taken = WORKTREE.matcher(spawned.text("message"));
    if (spawned.code().equals("case_claimed") && taken.find()) {
      spawnIn(taken.group(), slice);
    } else {
      ledger.count(spawned.ok() ? "spawns" : "refused spawns");
    }
  }

  /// Where whoever spawned it died in the middle: the worktree is there, and nobody in it.
  private void spawnIn(String worktree, List<Task> slice) throws Gone {
    Reply spawned =
        ask(
            "thread.child.spawn",
            "provider",
            "command",
            "scope_case_ids",
            slice.stream().map(Task::id).toList(),
            "launch_command",
            command(slice),
            "worktree_id",
            worktree);
    ledger.count(spawned.ok() ? "second spawns" : "refused spawns");
  }

  private String command(List<Task> slice) {
    return "exec bash '"
        + yard.folder().resolve("worker.sh")
        + "' "
        + slice.stream().map(Task::toString).collect(joining(" "));
  }

  /// Merges and puts away what a worker has completed.
  private boolean merge(Reply child) throws Gone {
    String thread = child.text("thread_id");
    Reply merged = ask("worktree.merge_to_parent", "worktree_id", thread);
    if (!merged.ok() && !merged.code().equals("not_active")) {
      if (merged.code().equals("work_uncommitted")) {
        commit(child.text("worktree_id"));
      }
      return false;
    }
    ask("thread.child.stop", "thread_id", thread, "terminate_pane", true);
    ask("worktree.remove", "worktree_id", child.text("worktree_id"));
    ledger.count("merges");
    return true;
  }

  /// Commits what a worker left whose last commit was cut off; a lock of that git's is first
  /// deleted.
  private void commit(String worktree) throws Gone {
    ask("system.doctor", "fix", true);
    Path folder =
        ask("worktree.list").rows("worktrees").stream()
            .map(Root::reply)
            .filter(each -> each.text("id").equals(worktree))
            .map(each -> Path.of(each.text("path")))
            .findFirst()
            .orElseThrow();
    yard.run(folder, "git", "add", "--all");
    int exit = yard.run(folder, "git", "commit", "--quiet", "-m", "Keep what a worker left").exit();
    ledger.count(exit == 0 ? "commits for workers" : "refused commits for workers");
    pause();
  }

  /// Tells a worker something, and takes what workers have told.
  private void talk(List<Map<String, Object>> children) throws Gone {
    for (var child : children) {
      if ("processing".equals(child.get("status"))) {
        String text =
            "root "
                + name
                + " to "
                + String.valueOf(child.get("thread_id"))
                + " "
                + ledger.counted("talks");
        ledger.count("talks");
        if (ask(
                "inbox.send",
                "receiver_thread_id",
                String.valueOf(child.get("thread_id")),
                "message",
                text)
            .ok()) {
          ledger.acknowledged("said", text);
        }
      }
    }
    for (int n = 0; n < WORKERS && server.call("inbox.deliver").ok(); n++) {
      ledger.count("taken");
    }
  }

  /// Waits until something happens to a child, or for some seconds.
  private void rest(List<Map<String, Object>> children) throws Gone {
    List<Object> ids =
        children.stream()
            .filter(each -> List.of("processing", "starting").contains(each.get("status")))
            .map(each -> each.get("thread_id"))
            .toList();
    if (!ids.isEmpty()) {
      ask("thread.child.wait_status", "thread_ids", ids, "timeout_seconds", 3);
    }
  }
}
