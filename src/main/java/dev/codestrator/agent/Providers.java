package dev.codestrator.agent;

import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The kinds of agent that can be launched.
public record Providers(List<Provider> all) {
  public Providers {
    all = List.copyOf(all);
  }

  /// Those that these settings allow: ours, and the settings' own under other names.
  public static Providers of(Config.Agents settings) {
    var all = new ArrayList<Provider>();
    all.add(new CodexProvider(settings.codex()));
    all.add(new ClaudeCodeProvider(settings.claudeCode()));
    all.add(new CommandProvider(settings.command()));
    settings.providers().forEach((name, value) -> all.add(custom(name, value)));
    return new Providers(all);
  }

  private static Provider custom(String name, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Rejection.Invalid(
          "wrong_type",
          "field 'agents.providers." + Texts.excerpt(name, 40) + "' takes an object",
          "give it a launch command: launch");
    }
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((key, field) -> fields.put(String.valueOf(key), field));
    return new CustomProvider(name, Shape.of(Config.CustomProvider.class).read(fields));
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
