package dev.codestrator;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.json.Json;
import dev.codestrator.testing.GitFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The command `orch` in this process, on a real repository.
///
/// @param git the repository
/// @param folder where the caller stands
/// @param environment the variables that `orch` sees
/// @param input what is on standard input
public record Cli(GitFixture git, Path folder, Map<String, String> environment, String input) {

  /// What a command printed, and how it ended.
  public record Ran(int exit, String out, String err) {
    /// The result as plain values.
    public Map<String, Object> json() {
      return Json.object(out);
    }

    /// A text of the result.
    public String text(String field) {
      return String.valueOf(json().get(field));
    }

    /// Standard output without its last line end.
    public String line() {
      return out.strip();
    }
  }

  /// At the root of a repository with one commit.
  public static Cli in(Path folder) {
    return at(GitFixture.in(folder));
  }

  /// At the root of a repository whose `.orchestrator/` is committed.
  public static Cli initialised(Path folder) {
    Cli cli = in(folder);
    cli.done("init");
    cli.git.commit("Begin");
    return cli;
  }

  /// At the root of this repository.
  public static Cli at(GitFixture git) {
    git.git("config", "user.name", "Ada");
    git.git("config", "user.email", "ada@example.org");
    return new Cli(git, git.root(), Map.of("USER", "ada"), "");
  }

  /// The dispatcher that `orch` uses.
  public static Dispatcher dispatcher() {
    return Wiring.dispatcher(Map.of(), "test");
  }

  /// The same from another folder.
  public Cli from(Path place) {
    return new Cli(git, place, environment, input);
  }

  /// The same with a variable.
  public Cli with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Cli(git, folder, more, input);
  }

  /// The same with this on standard input.
  public Cli reading(String text) {
    return new Cli(git, folder, environment, text);
  }

  /// Runs a command.
  public Ran run(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        printing(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Runs a command that prints there.
  int printing(PrintStream out, PrintStream err, String... words) {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return Main.run(List.of(words), environment, folder, in, out, err);
  }

  /// Runs a command that must succeed without a word on standard error.
  public Ran done(String... words) {
    Ran ran = run(words);
    if (ran.exit() != 0 || !ran.err().isEmpty()) {
      throw new AssertionError("orch " + String.join(" ", words) + ": " + ran);
    }
    return ran;
  }

  /// The one ID that a command prints with `--quiet`.
  public String id(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addFirst("--quiet");
    return done(all.toArray(String[]::new)).line();
  }

  /// A result of a method, which must succeed.
  public Map<String, Object> call(String method, Map<String, ?> values) {
    return done("call", method, Json.text(values)).json();
  }
}
