package dev.codestrator.app.thread;

import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Requirement;
import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.io.SearchPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machine as the caller sees it: where programs are, and which variables agents get from it.
///
/// @param launcher the program `orch`, so that children call the same one
/// @param environment the caller's variables
/// @param programs runs others
public record Host(Optional<Path> launcher, Map<String, String> environment, Programs programs) {
  private static final String VERSION = "--version";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A tmux server keeps the variables of whoever started it, so these are handed on: by them a
  /// program is found, and finds its settings.
  private static final List<String> HANDED_ON =
      List.of("PATH", "HOME", "XDG_STATE_HOME", "CODEX_HOME", "CLAUDE_CONFIG_DIR");

  public Host {
    environment = Map.copyOf(environment);
  }

  /// The user's own folder.
  public Optional<Path> home() {
    return Optional.ofNullable(environment.get("HOME")).map(Path::of);
  }

  /// Where programs are looked for.
  public SearchPath path() {
    return new SearchPath(environment.getOrDefault("PATH", ""));
  }

  /// The program `orch`, as a word of a command.
  String orch() {
    return launcher.map(Path::toString).orElse("orch");
  }

  /// The variables of ours that a program of its own gets.
  public Map<String, String> handedOn() {
    var variables = new LinkedHashMap<String, String>();
    HANDED_ON.forEach(
        name -> Optional.ofNullable(environment.get(name)).ifPresent(v -> variables.put(name, v)));
    return variables;
  }

  /// The file of the settings that Claude Code writes itself.
  Optional<Path> claudeSettings() {
    return Optional.ofNullable(environment.get("CLAUDE_CONFIG_DIR"))
        .or(() -> Optional.ofNullable(environment.get("HOME")))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, ".claude.json"));
  }

  /// The program that a provider needs, after a look whether it is there and new enough; empty when
  /// the provider names none.
  ///
  /// @param folder where a relative path of it begins
  /// @throws dev.codestrator.model.Rejection `agent_missing`, `agent_too_old`
  Optional<Path> program(Provider provider, Path folder) {
    return provider.requirement().map(needed -> program(provider, needed, folder));
  }

  /// What the program that a provider needs says of its version, once that is new enough; empty
  /// when the provider names none.
  ///
  /// @throws dev.codestrator.model.Rejection `agent_missing`, `agent_too_old`
  public Optional<String> version(Provider provider, Path folder) {
    return provider
        .requirement()
        .map(needed -> told(program(provider, needed, folder), folder, VERSION).strip());
  }

  private Path program(Provider provider, Requirement needed, Path folder) {
    Path program =
        path().find(needed.program(), folder).orElseThrow(() -> needed.missing(provider.name()));
    needed.check(told(program, folder, VERSION));
    return program;
  }

  /// What a program says of its version; empty when it isn't there.
  ///
  /// @param asked the option that asks for it
  public Optional<String> told(Requirement needed, Path folder, String asked) {
    return path().find(needed.program(), folder).map(program -> told(program, folder, asked));
  }

  private String told(Path program, Path folder, String asked) {
    Outcome told =
        programs.run(
            Command.of(folder, List.of(program.toString(), asked))
                .withEnvironment(handedOn())
                .withLimit(PATIENCE));
    return told.out();
  }
}
