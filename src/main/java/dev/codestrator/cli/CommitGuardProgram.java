package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.lease.CommitCheck;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `orch commit-guard`: what the hook `pre-commit` asks, with the paths on standard input, each
/// ended by a zero byte. Only a lease refuses; what goes wrong here is told and stops no commit.
public final class CommitGuardProgram implements Program {
  private static final String REFUSAL = "paths_leased";

  private static final Parsed NOTHING =
      new Parsed(
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false);

  @Override
  public String name() {
    return "commit-guard";
  }

  @Override
  public String purpose() {
    return "called by git before a commit; orch guard installs it";
  }

  @Override
  public boolean internal() {
    return true;
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    if (words.contains("--help")) {
      around
          .out()
          .println("usage: git diff --cached --name-only -z | orch commit-guard\n\n" + purpose());
      return ExitCode.DONE;
    }
    try {
      check(dispatcher.get(), around)
          .warnings()
          .forEach(each -> around.err().println("warning: " + each));
      return ExitCode.DONE;
    } catch (Rejection e) {
      around.err().println((e.code().equals(REFUSAL) ? "error: " : "warning: ") + e.message());
      around
          .err()
          .println("hint: " + e.hint() + "; a person may pass it by: git commit --no-verify");
      return e.code().equals(REFUSAL) ? ExitCode.CONFLICT : ExitCode.DONE;
    }
  }

  private static CommitCheck.Checked check(Dispatcher dispatcher, Surroundings around) {
    List<String> paths =
        Stream.of(input(around).split("\0")).filter(path -> !path.isEmpty()).toList();
    Record answer =
        dispatcher.call(
            around.folder(),
            Callers.of(NOTHING, around, "commit-guard"),
            "lock.check",
            Map.of("paths", paths));
    return (CommitCheck.Checked) answer;
  }

  private static String input(Surroundings around) {
    try {
      return new String(around.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
