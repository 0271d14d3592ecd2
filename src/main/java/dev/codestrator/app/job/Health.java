package dev.codestrator.app.job;

import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Providers;
import dev.codestrator.app.Call;
import dev.codestrator.app.thread.Host;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.model.Rejection;
import dev.codestrator.tmux.Tmux;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether jobs can be started on this machine.
public final class Health {
  private final Function<Call, Tmux> tmux;
  private final Function<Call, Providers> providers;
  private final Host host;

  /// @param tmux the tmux that the settings name
  /// @param providers the kinds of agent that the settings allow
  /// @param host the machine
  public Health(Function<Call, Tmux> tmux, Function<Call, Providers> providers, Host host) {
    this.tmux = tmux;
    this.providers = providers;
    this.host = host;
  }

  /// How it stands.
  ///
  /// @param tmux its version; empty when it is missing
  /// @param agent the program of the usual provider, and its version
  /// @param problems what is to be done first
  public record State(Optional<String> tmux, String agent, List<String> problems) {
    /// Whether jobs can be started.
    public boolean isReady() {
      return problems.isEmpty();
    }
  }

  /// A look at tmux and the program of a provider.
  public State check(Call call, Optional<String> named) {
    String name = named.orElse(call.config().agents().provider());
    Optional<String> version = tmux.apply(call).version();
    Stream<String> missing =
        version.isPresent() ? Stream.of() : Stream.of("install tmux, as in: apt-get install tmux");
    try {
      Provider provider = providers.apply(call).get(name);
      Agreement.requireProvider(call, name, false);
      String told = host.version(provider, call.repository().here().root()).orElse("any program");
      return new State(version, name + ": " + told, missing.toList());
    } catch (Rejection e) {
      return new State(
          version, name + ": " + e.message(), Stream.concat(missing, Stream.of(e.hint())).toList());
    }
  }
}
