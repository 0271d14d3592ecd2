package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A folder beside the repository's own for the objects that git makes on the way to an answer.
/// [#close] deletes it: nothing is left in the repository.
///
/// @param repository the root of a worktree of it
/// @param folder for objects, and for files that git is to read
record Quarantine(GitProgram program, Path repository, Path folder) implements AutoCloseable {

  static Quarantine of(GitProgram program, Path repository) {
    String name = "forecast-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path local = common(repository).resolve("orchestrator");
    Path folder = local.resolve("tmp").resolve(name);
    Disk.createFolders(folder);
    return new Quarantine(program, repository, folder);
  }

  /// The answer to a question that must have one.
  String answer(List<String> words, String input) {
    return answer(repository, words, input, Map.of());
  }

  /// The same asked in one worktree, with more variables.
  String answer(Path worktree, List<String> words, String input, Map<String, String> more) {
    return GitProgram.succeeded(words, ask(worktree, words, input, more)).out();
  }

  /// Asks what may have no answer.
  Outcome ask(Path worktree, List<String> words, String input, Map<String, String> more) {
    var variables = new HashMap<>(more);
    variables.put("GIT_OBJECT_DIRECTORY", folder.toString());
    variables.put(
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", quoted(common(repository).resolve("objects")));
    return program.ask(worktree, words, input, variables);
  }

  /// As git wants it in a list that is separated by colons.
  private static String quoted(Path path) {
    String text = path.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + text + "\"";
  }

  private static Path common(Path worktree) {
    return Clones.find(worktree).commonDir();
  }

  @Override
  public void close() {
    Disk.deleteTree(folder);
  }
}
