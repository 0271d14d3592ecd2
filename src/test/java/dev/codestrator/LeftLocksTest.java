package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the doctor does with locks that a git left when it died, and with those of a git that runs.
class LeftLocksTest extends Examined {
  private static final byte[] HALF_INDEX = {'D', 'I', 'R', 'C', 0, 0, 0, 2, -1};

  /// Git itself may hold a young one.
  @Test
  void anOldLockOfGitIsDeletedWhenNobodyHoldsIt() {
    Path git = desk.git().root().resolve(".git");
    Path linked = linked(spawn());
    for (Path lock :
        List.of(
            git.resolve("index.lock"),
            git.resolve("HEAD.lock"),
            git.resolve("config.lock"),
            git.resolve("packed-refs.lock"),
            git.resolve("refs/heads/deep/branch.lock"),
            linked.resolve("index.lock"))) {
      Disk.replace(lock, HALF_INDEX);
      nothing();
      makeOld(lock);
      mended("git_locked", "Binary");
      assertThat(Disk.exists(lock)).isFalse();
    }
  }

  /// As git does in a commit while the user writes its message: the lock is closed, and counts.
  @Test
  void anOldLockOfAGitThatRunsIsKept() throws Exception {
    Path folder = spawn();
    Path lock = linked(folder).resolve("index.lock");
    desk.git().at(folder).write("work", "x").git("add", "work");
    Process commit = editing(folder);
    try {
      Waiting.until("git has its lock", () -> Disk.exists(lock));
      makeOld(lock);
      explained("git_locked", lock + ": this lock of git's has been there for 1h 1m");
      explained("git_locked", "git (process " + commit.pid() + ") may hold it");
      assertThat(Disk.exists(lock)).isTrue();
    } finally {
      Disk.replace(folder.resolve("message-done"), new byte[0]);
    }
    assertThat(commit.waitFor()).isZero();
    nothing();
  }

  /// A program that isn't git may take git's locks, as JGit does.
  @Test
  void anOldLockThatSomebodyHasOpenIsKept() throws Exception {
    Path lock = desk.git().root().resolve(".git/index.lock");
    Disk.replace(lock, HALF_INDEX);
    makeOld(lock);
    try (var open = Files.newByteChannel(lock)) {
      assertThat(open.size()).isEqualTo(HALF_INDEX.length);
      explained("git_locked", "(process " + ProcessHandle.current().pid() + ") may hold it");
    }
    mended("git_locked", "Binary");
  }

  /// What a git that was killed had in its lock can be looked at for a while.
  @Test
  void aDeletedLockCanBeBroughtBack() {
    Path lock = desk.git().root().resolve(".git/index.lock");
    Disk.replace(lock, HALF_INDEX);
    makeOld(lock);
    mended("git_locked", "Binary");
    Map<String, Object> undo = Desk.rows(desk.call("system.undo"), "undos").getFirst();
    desk.call("system.undo", "undo_id", Desk.text(undo, "id"));
    assertThat(Disk.read(lock)).contains(HALF_INDEX);
  }

  /// A commit whose message is written until the file `message-done` is there.
  private static Process editing(Path folder) throws IOException {
    var builder =
        new ProcessBuilder("git", "commit", "--quiet", "--all").directory(folder.toFile());
    builder
        .environment()
        .put(
            "GIT_EDITOR",
            "f() { while ! test -e message-done; do sleep 0.05; done; echo Done >\"$1\"; }; f");
    return builder.inheritIO().start();
  }

  private Path linked(Path folder) {
    return Path.of(desk.git().at(folder).git("rev-parse", "--absolute-git-dir"));
  }

  private static void makeOld(Path lock) {
    Disk.touch(lock, Instant.now().minusSeconds(3_661));
  }
}
