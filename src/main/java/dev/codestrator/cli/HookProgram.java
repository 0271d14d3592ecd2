package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.hook.Hooks;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `orch hook EVENT --thread T --session S`: what the hooks of an agent's program call when they
/// may have an answer. Reads the event's JSON, prints the answer's or nothing.
///
/// It never gets into an agent's way: whatever fails is told on standard error alone, and the exit
/// code is 0.
public final class HookProgram implements Program {
  private static final String USAGE = "usage: orch hook EVENT --thread ID --session ID <event.json";

  private final Supplier<Hooks> hooks;

  /// @param hooks answer
  public HookProgram(Supplier<Hooks> hooks) {
    this.hooks = hooks;
  }

  @Override
  public String name() {
    return "hook";
  }

  @Override
  public String purpose() {
    return "called by the hooks of agents; orch spawn installs them";
  }

  @Override
  public boolean internal() {
    return true;
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    if (words.contains("--help")) {
      around.out().println(USAGE + "\n\n" + purpose());
      return ExitCode.DONE;
    }
    try {
      answer(words, around);
    } catch (RuntimeException | StackOverflowError e) {
      around.err().println("orch hook " + String.join(" ", words) + ": " + reason(e));
    }
    return ExitCode.DONE;
  }

  private static String reason(Throwable e) {
    return e instanceof Rejection refusal
        ? refusal.code() + ": " + refusal.message()
        : e.toString();
  }

  private void answer(List<String> words, Surroundings around) {
    if (words.isEmpty()) {
      throw new Rejection.Invalid("wrong_usage", "orch hook was given no event", USAGE);
    }
    var caller =
        new Caller(
            Role.WORKER,
            Optional.of(id(words, "--session")),
            Optional.of(id(words, "--thread")),
            around.variable("USER").orElse("user"),
            ProcessHandle.current().pid() + " (orch hook)",
            false);
    Hooks.Answered answered =
        hooks.get().answer(around.folder(), caller, words.getFirst(), input(around));
    answered.answer().ifPresent(answer -> around.out().println(answer.json()));
    around.out().flush();
    answered.afterwards().run();
  }

  private static Id id(List<String> words, String option) {
    int at = words.indexOf(option);
    if (at < 0 || at + 1 >= words.size()) {
      throw new Rejection.Invalid("wrong_usage", "orch hook was given no " + option, USAGE);
    }
    return new Id(words.get(at + 1));
  }

  private static String input(Surroundings around) {
    try {
      return new String(around.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
