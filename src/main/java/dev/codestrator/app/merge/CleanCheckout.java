package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A worktree of one commit in which commands are run, and which is gone afterwards.
///
/// @param folder beside the other worktrees
record CleanCheckout(Call call, WorktreeFolders folders, Programs programs, Path folder)
    implements AutoCloseable {
  private static final int SHOWN = 1_000;

  /// A command that is run again speaks for no agent.
  private static final Map<String, String> NOBODY =
      Stream.of(
              "ORCH_SESSION",
              "ORCH_THREAD",
              "ORCH_ROLE",
              "ORCH_CASE",
              "GIT_DIR",
              "GIT_WORK_TREE",
              "GIT_INDEX_FILE")
          .collect(Collectors.toMap(name -> name, _ -> ""));

  static CleanCheckout of(Call call, Programs programs, WorktreeFolders folders, String commit) {
    long pid = ProcessHandle.current().pid();
    Path folder = folders.folder(call, "verify-" + commit.substring(0, 12) + "-" + pid);
    folders.addDetached(call, folder, commit);
    return new CleanCheckout(call, folders, programs, folder);
  }

  /// How a command ended.
  ///
  /// @param exit absent when it took too long
  record Ended(Optional<Integer> exit, String output) {}

  Ended run(String command, Duration limit) {
    var line = List.of("/bin/sh", "-c", command);
    try {
      Outcome outcome =
          programs.run(Command.of(folder, line).withEnvironment(NOBODY).withLimit(limit));
      return new Ended(Optional.of(outcome.exit()), end(outcome.out() + outcome.err()));
    } catch (Rejection.ToolFailed e) {
      if (!e.code().equals("program_timeout")) {
        throw e;
      }
      return new Ended(Optional.empty(), "took longer than " + limit.toSeconds() + " s");
    }
  }

  private static String end(String output) {
    String text = Secrets.hide(output.strip());
    return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
  }

  @Override
  public void close() {
    folders.discard(call, folder);
    Path parent = folder.getParent();
    if (parent != null) {
      Disk.deleteEmpty(parent);
    }
  }
}
