package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.trust.Trusting;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Power;
import dev.codestrator.model.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch trust [--show] [--yes] [--revoke]`: a person agrees to what the repository starts.
///
/// It is no method: no agent's tool leads here.
public final class TrustProgram implements Program {
  /// What isn't seen, or changes how the rest is seen.
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\\\]");

  /// What agents set for the commands that they run.
  public static final List<String> OF_AGENTS =
      List.of(
          "CLAUDECODE",
          "CODEX_CI",
          "CODEX_SANDBOX",
          "CODEX_SANDBOX_NETWORK_DISABLED",
          "CODEX_THREAD_ID");

  private final Function<Map<String, String>, Trusting> trusting;

  /// @param trusting keeps what was agreed to, for a caller with these variables
  public TrustProgram(Function<Map<String, String>, Trusting> trusting) {
    this.trusting = trusting;
  }

  @Override
  public String name() {
    return "trust";
  }

  @Override
  public String purpose() {
    return "Show what the repository may start on this machine, and agree to it.";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    var parser = new CommandLine(spec());
    ParseResult options = parser.parseArgs(words.toArray(String[]::new));
    Parsed parsed = GlobalOptions.read(options, Map.of());
    if (parsed.help()) {
      around.out().println(parser.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.DONE;
    }
    Path folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Caller caller = Callers.lasting(parsed, around, name());
    Trusting trust = trusting.apply(around.environment());
    if (options.hasMatchedOption("--revoke")) {
      refuseAgents(around);
      trust.revoke(folder, caller);
      around.out().println("nothing is agreed to any more in this clone");
      return ExitCode.DONE;
    }
    List<Trusting.Item> items = trust.look(folder, caller);
    around.out().println(shown(items));
    List<Power> open =
        items.stream().filter(item -> !item.agreed()).map(Trusting.Item::power).toList();
    if (open.isEmpty()) {
      return ExitCode.DONE;
    }
    if (options.hasMatchedOption("--show") || !agreed(options, around)) {
      around.out().println("\nnot agreed to: " + open.size() + "; agree to all of it: orch trust");
      return ExitCode.NO;
    }
    trust.agree(folder, caller, open);
    around.out().println("\nagreed, for this clone on this machine: " + open.size());
    return ExitCode.DONE;
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orch trust");
    spec.usageMessage()
        .description(
            "Shows what comes with the repository and starts a program or reaches outside of it: values of"
                + " .orchestrator/config.yaml; commands of steps and files for agents, once they were asked"
                + " for. None does before you agreed to it, here: by answering yes at a terminal, or by"
                + " --yes. What changes is asked about again; agents may not agree.");
    GlobalOptions.add(spec);
    spec.addOption(flag("--show", "only show them; exit 1 when one is not agreed to"));
    spec.addOption(flag("--yes", "agree without a question"));
    return spec.addOption(flag("--revoke", "agree to nothing any more"));
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  private static boolean agreed(ParseResult options, Surroundings around) {
    if (options.hasMatchedOption("--yes")) {
      refuseAgents(around);
      return true;
    }
    if (!around.terminal()) {
      return false;
    }
    around.out().print("\nMay orch start this? [y/N] ");
    around.out().flush();
    return answer(around).strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  private static String answer(Surroundings around) {
    try {
      var reader = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The root of a session is an agent too. It can't be told from its user for certain, but by what
  /// its program says of itself.
  private static void refuseAgents(Surroundings around) {
    boolean agent = OF_AGENTS.stream().anyMatch(name -> around.variable(name).isPresent());
    if (agent && !around.terminal()) {
      throw new Rejection.Forbidden(
          "not_your_trust",
          "an agent asked to agree to what the settings start",
          "ask your user to run it in a terminal of theirs: orch trust");
    }
  }

  private static String shown(List<Trusting.Item> items) {
    if (items.isEmpty()) {
      return "config.yaml starts nothing but the usual: there is nothing to agree to";
    }
    return String.join("\n", items.stream().flatMap(TrustProgram::lines).toList());
  }

  private static Stream<String> lines(Trusting.Item item) {
    String state = item.agreed() ? "agreed  " : "new     ";
    Power power = item.power();
    return Stream.of(
        state + visible(power.key()) + ": " + visible(power.value()),
        "        in " + visible(item.file().toString()));
  }

  /// Every character shown, none obeyed.
  static String visible(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(match -> {
          int point = match.group().codePointAt(0);
          return point == '\\' ? "\\\\\\\\" : "\\\\u{" + Integer.toHexString(point) + "}";
        });
  }
}
