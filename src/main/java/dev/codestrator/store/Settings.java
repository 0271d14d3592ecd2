package dev.codestrator.store;

import dev.codestrator.markdown.Unreadable;
import dev.codestrator.markdown.Yaml;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The settings in `config.yaml`.
public final class Settings {
  /// The file's name below `.orchestrator`.
  public static final String FILE = "config.yaml";

  private Settings() {}

  /// The keys at this seat that mean nothing.
  ///
  /// @throws Rejection.Invalid `unreadable_config`
  public static List<UnknownKey> unknown(Path seat) {
    return UnknownKey.in(values(seat.resolve(FILE)));
  }

  /// The settings at this seat; all defaults when there is no file.
  ///
  /// @throws Rejection.Invalid `unreadable_config` or the field's own error
  public static Config read(Path seat) {
    return Shape.of(Config.class).read(values(seat.resolve(FILE)));
  }

  private static Map<String, Object> values(Path file) {
    try {
      return new DiskTree().read(file).map(Yaml::map).orElse(Map.of());
    } catch (Unreadable e) {
      throw new Rejection.Invalid(
          "unreadable_config", file + ":" + e.getMessage(), "mend the file by hand");
    }
  }
}
