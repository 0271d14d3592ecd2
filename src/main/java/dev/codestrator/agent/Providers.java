package dev.codestrator.agent;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.List;

/// The kinds of agent that can be launched.
public record Providers(List<Provider> all) {
  public Providers {
    all = List.copyOf(all);
  }

  /// The provider of this name.
  ///
  /// @throws Rejection.NotFound `unknown_provider` with those that there are
  public Provider get(String name) {
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new Rejection.NotFound(
                "unknown_provider",
                "there is no provider '" + Texts.excerpt(name, 40) + "'",
                "providers: " + String.join(", ", all.stream().map(Provider::name).toList())));
  }
}
