package dev.codestrator.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that every command has.
final class GlobalOptions {
  private GlobalOptions() {}

  static void add(CommandSpec spec) {
    spec.addOption(text("-C", "DIR", "work in this folder"));
    spec.addOption(
        text(
            "--session",
            "ID",
            "act for this session (default: ORCH_SESSION, else the worktree's)"));
    spec.addOption(text("--thread", "ID", "act as this thread (default: ORCH_THREAD)"));
    spec.addOption(text("--as", "ROLE", "act in this role (default: ORCH_ROLE, else root)"));
    spec.addOption(flag("show the result as JSON", "--json"));
    spec.addOption(flag("show bare IDs", "-q", "--quiet"));
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("show this")
            .build());
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  static Parsed read(ParseResult result, Map<String, Object> values) {
    return new Parsed(
        values,
        value(result, "-C"),
        value(result, "--session"),
        value(result, "--thread"),
        value(result, "--as"),
        result.hasMatchedOption("--json"),
        result.hasMatchedOption("-q"),
        result.isUsageHelpRequested());
  }

  private static Optional<String> value(ParseResult result, String name) {
    return result.hasMatchedOption(name)
        ? Optional.ofNullable(result.<String>matchedOptionValue(name, ""))
        : Optional.empty();
  }

  /// Whether this word is an option that every command has and takes the next word as its value.
  static boolean takesValue(String word) {
    return word.equals("-C")
        || word.equals("--session")
        || word.equals("--thread")
        || word.equals("--as");
  }
}
