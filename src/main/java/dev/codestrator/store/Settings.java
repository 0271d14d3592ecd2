package dev.codestrator.store;

import dev.codestrator.markdown.Unreadable;
import dev.codestrator.markdown.Yaml;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.util.Map;

/// The settings in `config.yaml`.
public final class Settings {
  /// The file's name below `.orchestrator`.
  public static final String FILE = "config.yaml";

  private Settings() {}

  /// The settings at this seat; all defaults when there is no file.
  ///
  /// @throws Rejection.Invalid `unreadable_config` or the field's own error
  public static Config read(Path seat) {
    Path file = seat.resolve(FILE);
    try {
      Map<String, Object> values = new DiskTree().read(file).map(Yaml::map).orElse(Map.of());
      return Shape.of(Config.class).read(values);
    } catch (Unreadable e) {
      throw new Rejection.Invalid(
          "unreadable_config", file + ":" + e.getMessage(), "mend the file by hand");
    }
  }
}
