package dev.codestrator.agent;

import java.util.List;
import java.util.stream.Collectors;

/// Values of TOML, for settings on a command line.
final class Toml {
  private Toml() {}

  static String text(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            default -> {
              if (Character.isISOControl(point)) {
                quoted.append("\\u%04X".formatted(point));
              } else {
                quoted.appendCodePoint(point);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  static String list(List<String> texts) {
    return texts.stream().map(Toml::text).collect(Collectors.joining(",", "[", "]"));
  }
}
