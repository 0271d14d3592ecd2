package dev.codestrator.testing;

import dev.codestrator.app.trust.Agreement;
import dev.codestrator.git.Clones;
import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Power;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real git repository in a folder of the test's own, in an environment that knows nothing of the
/// user's and the machine's settings.
///
/// @param home the home folder, with the user's `.gitconfig`
/// @param root the main worktree
public record GitFixture(Path home, Path root) {
  private static final String SETTINGS = ".orchestrator/config.yaml";

  /// A repository without a commit in `folder/repo`, on the branch `main`.
  public static GitFixture unborn(Path folder) {
    GitFixture fixture = new GitFixture(folder.resolve("home"), folder.resolve("repo"));
    fixture.write(
        fixture.home.resolve(".gitconfig"), "[user]\nname = Ada\nemail = ada@example.org\n");
    fixture.make(fixture.root);
    fixture.git("init", "--quiet", "--initial-branch=main");
    return fixture;
  }

  /// A repository with one commit, of the file `README.md`.
  public static GitFixture in(Path folder) {
    GitFixture fixture = unborn(folder);
    fixture.write("README.md", "# Project\n").commit("Start");
    return fixture;
  }

  /// The same environment with another worktree as its place.
  public GitFixture at(Path worktree) {
    return new GitFixture(home, worktree);
  }

  /// Programs that run in the scrubbed environment.
  public Programs programs() {
    return programs(Map.of());
  }

  /// Programs that run in the scrubbed environment with these variables added.
  public Programs programs(Map<String, String> variables) {
    var environment = new HashMap<String, String>();
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", "");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    Stream.of("AUTHOR", "COMMITTER")
        .flatMap(who -> Stream.of("NAME", "EMAIL", "DATE").map(what -> "GIT_" + who + "_" + what))
        .forEach(name -> environment.put(name, ""));
    environment.put("EMAIL", "");
    environment.putAll(variables);
    SystemPrograms system = new SystemPrograms();
    return command -> {
      var all = new HashMap<>(environment);
      all.putAll(command.environment());
      return system.run(command.withEnvironment(all));
    };
  }

  /// Runs git, which must succeed; its output without outer blanks.
  public String git(String... words) {
    Outcome outcome = tryGit(words);
    if (!outcome.ok()) {
      throw new AssertionError("git " + String.join(" ", words) + ": " + outcome.complaint());
    }
    return outcome.out().strip();
  }

  /// Runs git, which may fail.
  public Outcome tryGit(String... words) {
    var line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(words));
    return programs().run(Command.of(root, line));
  }

  /// Writes a file of the worktree. Settings are agreed to, as whoever writes them does next.
  public GitFixture write(String path, String text) {
    write(root.resolve(path), text);
    if (path.equals(SETTINGS)) {
      agree();
    }
    return this;
  }

  /// Writes settings as a pull brings them: nobody has agreed to them.
  public GitFixture pull(String settings) {
    write(root.resolve(SETTINGS), settings);
    return this;
  }

  /// Agrees to what the settings start.
  public void agree() {
    try {
      Config config = Settings.read(root.resolve(Clone.STATE_FOLDER));
      Agreement.in(Clones.find(root)).give(Power.of(config));
    } catch (Rejection.Invalid e) {
      // settings that can't be read say nothing that one could agree to
    }
  }

  /// The text of a file of the worktree; empty when there is none.
  public Optional<String> read(String path) {
    try {
      Path file = root.resolve(path);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a file of the worktree.
  public GitFixture delete(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Commits everything; the commit's full name.
  public String commit(String subject) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "-m", subject);
    return git("rev-parse", "HEAD");
  }

  /// Makes a worktree on a new branch beside the main one; the fixture at it.
  public GitFixture addWorktree(String branch) {
    Path folder = root.resolveSibling(branch.replace('/', '-'));
    git("worktree", "add", "--quiet", "-b", branch, folder.toString());
    return at(folder);
  }

  /// Installs a hook with this text of the shell.
  public GitFixture hook(String name, String script) {
    Path hook = Path.of(git("rev-parse", "--path-format=absolute", "--git-path", "hooks/" + name));
    write(hook, "#!/bin/sh\n" + script + "\n");
    if (!hook.toFile().setExecutable(true)) {
      throw new AssertionError("can't make " + hook + " executable");
    }
    return this;
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
