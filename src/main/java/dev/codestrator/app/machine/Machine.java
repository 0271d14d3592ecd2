package dev.codestrator.app.machine;

import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Providers;
import dev.codestrator.agent.Requirement;
import dev.codestrator.app.thread.Host;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs of a machine.
///
/// @param host where they are
public record Machine(Host host) {
  private static final Requirement GIT = new Requirement("git", "2.39", "");
  private static final Requirement TMUX = new Requirement("tmux", "3.3", "");

  /// Whether the caller said where programs are.
  public boolean isKnown() {
    return host.environment().containsKey("PATH");
  }

  /// git, tmux, and the programs of these agents.
  ///
  /// @param folder where relative paths of programs begin
  /// @param agents names of providers
  /// @throws Rejection.NotFound `unknown_provider`
  public List<Part> parts(Path folder, Config.Agents settings, List<String> agents) {
    var parts = new ArrayList<Part>();
    parts.add(part(GIT, folder, "--version"));
    parts.add(part(TMUX, folder, "-V"));
    for (String name : agents) {
      Provider provider = Providers.of(settings).get(name);
      provider.requirement().ifPresent(needed -> parts.add(part(needed, folder, "--version")));
    }
    return List.copyOf(parts);
  }

  /// The agents of these whose programs are there; none is started.
  public List<String> found(Path folder, Config.Agents settings, List<String> agents) {
    return agents.stream().filter(name -> isThere(folder, settings, name)).toList();
  }

  private boolean isThere(Path folder, Config.Agents settings, String name) {
    return Providers.of(settings)
        .get(name)
        .requirement()
        .flatMap(needed -> host.path().find(needed.program(), folder))
        .isPresent();
  }

  private Part part(Requirement needed, Path folder, String asked) {
    Optional<String> install = Optional.of(needed.install()).filter(words -> !words.isEmpty());
    Optional<String> told = host.told(needed, folder, asked);
    return new Part(
        needed.program(),
        state(needed, told),
        needed.oldest(),
        told.map(Machine::version),
        install);
  }

  private static Part.State state(Requirement needed, Optional<String> told) {
    if (told.isEmpty()) {
      return Part.State.MISSING;
    }
    return needed.isMetBy(told.get()) ? Part.State.READY : Part.State.OLD;
  }

  /// `git version 2.39.5 (Apple Git-154)` as `2.39.5`.
  private static String version(String told) {
    return told.lines()
        .findFirst()
        .flatMap(line ->
            Stream.of(line.split("\\s+")).filter(word -> word.matches("v?\\d+\\..*")).findFirst())
        .orElse(told.strip());
  }
}
