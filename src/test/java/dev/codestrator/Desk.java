package dev.codestrator;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Shape;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A repository with `.orchestrator/` in it, and somebody who calls the methods from there.
record Desk(GitFixture git, Dispatcher dispatcher, Optional<Id> session, Role role) {
  /// A new repository whose records are committed.
  static Desk in(Path folder) {
    Desk desk = at(GitFixture.in(folder));
    desk.git.git("config", "user.name", "Ada");
    desk.git.git("config", "user.email", "ada@example.org");
    desk.call("workspace.init");
    desk.git.commit("Begin");
    return desk;
  }

  /// Somebody in a worktree that there is.
  static Desk at(GitFixture git) {
    return at(git, FaultPoint.NONE);
  }

  /// The same, who dies where the fault point says.
  static Desk at(GitFixture git, FaultPoint faults) {
    var environment = Map.of("ORCH_TMUX_SOCKET", new TmuxFixture(git.home()).socket());
    Dispatcher dispatcher = Wiring.dispatcher(environment, "test", faults);
    return new Desk(git, dispatcher, Optional.empty(), Role.ROOT);
  }

  /// The same caller in another worktree.
  Desk at(Path worktree) {
    return new Desk(git.at(worktree), dispatcher, session, role);
  }

  /// Opens a session; the same caller acts for it.
  Desk open() {
    var opened = call("session.open", "user_request", "pay by card", "commit_pending", true);
    return new Desk(
        git, dispatcher, Optional.of(new Id(String.valueOf(opened.get("session_id")))), role);
  }

  /// The root worktree of the session.
  GitFixture root() {
    return git.at(
        Path.of(String.valueOf(rows(call("session.list"), "sessions").getFirst().get("path"))));
  }

  /// Calls a method with fields given as name, value, name, value.
  Map<String, Object> call(String method, Object... fields) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put((String) fields[i], fields[i + 1]);
    }
    var caller = new Caller(role, session, Optional.empty(), "ada@host", "1 (test)", true);
    return Shape.write(dispatcher.call(git.root(), caller, method, values));
  }

  /// Makes an Epic, a Feature and a TestGroup; the TestGroup's ID.
  String group() {
    String epic = make("epic", "Checkout", "").id();
    String feature = make("feature", "Cards", epic).id();
    return make("test_group", "Unit", feature).id();
  }

  /// A task that was made.
  record Made(String id, Path file) {}

  /// Makes a task with these steps.
  Made make(String level, String title, String parent, String... steps) {
    var fields = new LinkedHashMap<String, Object>(Map.of("level", level, "title", title));
    if (!parent.isEmpty()) {
      fields.put("parent_id", parent);
    }
    fields.put("steps", List.of(steps));
    var made =
        call(
            "task.create",
            fields.entrySet().stream()
                .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
                .toArray());
    return new Made(String.valueOf(made.get("id")), Path.of(String.valueOf(made.get("path"))));
  }

  /// A field of a result as text.
  static String text(Map<String, Object> result, String field) {
    return String.valueOf(result.get(field));
  }

  /// The rows in a field of a result.
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rows(Map<String, Object> result, String field) {
    return (List<Map<String, Object>>) Objects.requireNonNull(result.get(field));
  }
}
