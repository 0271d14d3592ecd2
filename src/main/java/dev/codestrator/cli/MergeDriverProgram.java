package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.workspace.MergeDriver;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// `orch merge-driver %O %A %B %P`: what git calls to merge a record.
public final class MergeDriverProgram implements Program {
  private static final int FILES = 3;

  private final MergeDriver driver;

  /// @param driver merges
  public MergeDriverProgram(MergeDriver driver) {
    this.driver = driver;
  }

  @Override
  public String name() {
    return "merge-driver";
  }

  @Override
  public String purpose() {
    return "called by git to merge a record; orch init registers it";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    if (words.contains("--help")) {
      around.out().println("usage: orch merge-driver BASE OURS THEIRS [PATH]\n\n" + purpose());
      return ExitCode.DONE;
    }
    if (words.size() < FILES || words.size() > FILES + 1) {
      throw new Rejection.Invalid(
          "wrong_usage",
          "orch merge-driver was given " + words.size() + " words",
          "git calls it as: orch merge-driver %O %A %B %P; orch init registers it");
    }
    List<Path> files = words.stream().limit(FILES).map(around.folder()::resolve).toList();
    return driver.merge(files.get(0), files.get(1), files.get(2)) ? ExitCode.DONE : ExitCode.NO;
  }
}
