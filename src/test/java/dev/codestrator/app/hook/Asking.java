package dev.codestrator.app.hook;

import dev.codestrator.TestWiring;
import dev.codestrator.agent.HookAnswer;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A child of a session whose program asks by its hooks.
///
/// @param worktree where its program runs
record Asking(Scene scene, String thread, Path worktree) {
  private static final Path RECORDED = Path.of("src/test/resources/hooks");

  /// A worker whose program does nothing by itself.
  static Asking worker(Scene scene, String aCase) {
    return of(scene, scene.spawn(aCase, "exec sleep 60"));
  }

  static Asking of(Scene scene, String thread) {
    String worktree =
        scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
    return new Asking(scene, thread, scene.folder(worktree));
  }

  /// The same thread, called as a person would.
  Player player() {
    return scene.child(Role.WORKER, thread);
  }

  /// Its folder among the `events` or `threads` of this machine.
  Path local(String kind) {
    return scene
        .orchestra()
        .git()
        .root()
        .resolve(".git/orchestrator")
        .resolve(kind)
        .resolve(thread);
  }

  /// What a real program gave its hook, in this worktree.
  String recorded(String name) {
    return read(RECORDED.resolve(name + ".json")).replace("@CWD@", worktree.toString());
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What its hook is answered.
  Optional<HookAnswer> ask(String event, String input) {
    return answered(event, input).answer();
  }

  /// The same, and people are told of it.
  void askAndTell(String event, String input) {
    answered(event, input).afterwards().run();
  }

  /// The same on a machine with these programs.
  void askAndTell(String event, String input, Programs programs) {
    var hooks = TestWiring.hooks(Map.of(), programs, scene.orchestra().clock());
    hooks.answer(worktree, caller(), event, input).afterwards().run();
  }

  private Hooks.Answered answered(String event, String input) {
    return scene.orchestra().hooks().answer(worktree, caller(), event, input);
  }

  private Caller caller() {
    return new Caller(
        Role.WORKER,
        Optional.of(new Id(scene.session())),
        Optional.of(new Id(thread)),
        "ada@host",
        "1 (a test)",
        false);
  }

  /// What is said to the model; empty when nothing is.
  String told(String event, String input) {
    return ask(event, input).map(answer -> ((HookAnswer.Context) answer).text()).orElse("");
  }

  /// What its hook is answered before a file is written.
  Optional<HookAnswer> write(String path) {
    String input =
        "{\"cwd\":\"%s\",\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"%s\"}}"
            .formatted(worktree, path);
    return ask("PreToolUse", input);
  }

  /// Why a file may not be written; empty when it may.
  String denied(String path) {
    return write(path)
        .filter(HookAnswer.Denial.class::isInstance)
        .map(answer -> ((HookAnswer.Denial) answer).reason())
        .orElse("");
  }

  /// What is said about the writing of a file, which may be done.
  String warned(String path) {
    return write(path).map(answer -> ((HookAnswer.Context) answer).text()).orElse("");
  }

  /// Why a turn that ends goes on.
  String goesOn(String input) {
    return ask("Stop", input).map(answer -> ((HookAnswer.GoOn) answer).instruction()).orElse("");
  }

  /// Settings of the session.
  void settings(String yaml) {
    scene.git().write(".orchestrator/config.yaml", yaml);
  }
}
