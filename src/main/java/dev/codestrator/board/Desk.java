package dev.codestrator.board;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Method;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.http.Refused;
import dev.codestrator.markdown.Html;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the page can ask for: the methods that change nothing, and, where writing is allowed, a few
/// that do.
///
/// @param folder where the caller stands
/// @param caller the person whose board it is
/// @param mirrors draw who waits for whom
record Desk(Dispatcher dispatcher, Path folder, Caller caller, Mirrors mirrors) {
  private static final String OVERLAP = "worktree.overlap";

  /// What takes as long as it is told to, which nobody at a board needs.
  private static final Set<String> LASTING = Set.of("thread.child.wait_status");

  /// What a person decides while looking on.
  private static final Set<String> WRITING =
      Set.of(
          "step.check",
          "inbox.send",
          "thread.child.directive",
          "thread.child.answer",
          "merge.review.submit",
          "plan.rollup.approve",
          "plan.rollup.reject");

  private static final Html HTML = new Html(_ -> "");

  /// Whether this method is one of those that change something.
  ///
  /// @throws Refused when the board has no such method
  boolean writes(String name) {
    if (WRITING.contains(name)) {
      return true;
    }
    Method<?> method = dispatcher.registry().get(name);
    boolean reads = !method.writes() && !LASTING.contains(name);
    if (!reads && !name.equals(OVERLAP)) {
      throw new Refused(403, "the board doesn't call " + name + "; orch call does");
    }
    return false;
  }

  /// Calls a method that the page may call.
  Record call(String name, Map<String, Object> values) {
    if (name.equals(OVERLAP)) {
      var looking = new HashMap<>(values);
      looking.put("tell", false);
      return dispatcher.watch(folder, caller, name, looking);
    }
    return writes(name)
        ? dispatcher.call(folder, caller, name, values)
        : dispatcher.watch(folder, caller, name, values);
  }

  /// What a task's file says in words, as a piece of HTML.
  String words(String task, Optional<String> session) {
    return dispatcher.look(
        folder,
        in(session),
        call -> {
          var tree = call.tasks(call.view());
          return HTML.of(tree.read(tree.get(task)).prose());
        });
  }

  /// Who waits for whom, as a piece of HTML.
  String graph(Optional<String> session) {
    return dispatcher.look(folder, in(session), call -> mirrors.graph(call, id -> "#/task/" + id));
  }

  private Caller in(Optional<String> session) {
    return session
        .map(prefix ->
            dispatcher.look(
                folder, caller, call -> call.view().whole(prefix, Optional.<Id>empty())))
        .map(caller::in)
        .orElse(caller);
  }
}
