package dev.codestrator.store;

import dev.codestrator.markdown.Unreadable;
import dev.codestrator.markdown.Yaml;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The settings in `config.yaml`.
public final class Settings {
  /// The file's name below `.orchestrator`.
  public static final String FILE = "config.yaml";

  private static final Config DEFAULTS = Shape.of(Config.class).read(Map.of());

  /// What was read last: a server reads the same bytes at every call.
  private static volatile Known known = new Known("", DEFAULTS);

  private Settings() {}

  /// A file, a character for each byte, and what it says.
  private record Known(String file, Config config) {}

  /// The settings at this seat; all defaults when there is no file.
  ///
  /// @throws Rejection.Invalid `unreadable_config` or the field's own error
  public static Config read(Path seat) {
    return of(seat, Settings::parse).orElse(DEFAULTS);
  }

  /// The keys at this seat that mean nothing.
  ///
  /// @throws Rejection.Invalid `unreadable_config`
  public static List<UnknownKey> unknown(Path seat) {
    return of(seat, bytes -> UnknownKey.in(Yaml.map(bytes))).orElse(List.of());
  }

  private static <R> Optional<R> of(Path seat, Function<byte[], R> read) {
    Path file = seat.resolve(FILE);
    try {
      return new DiskTree().read(file).map(read);
    } catch (Unreadable e) {
      throw new Rejection.Invalid(
          "unreadable_config", file + ":" + e.getMessage(), "mend the file by hand");
    }
  }

  private static Config parse(byte[] bytes) {
    Known last = known;
    String file = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!last.file.equals(file)) {
      last = new Known(file, Shape.of(Config.class).read(Yaml.map(bytes)));
      known = last;
    }
    return last.config;
  }
}
