package dev.codestrator.board;

import dev.codestrator.mirror.Mirror;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file of the page. There are these and no others, whatever path is asked for.
///
/// @param type as HTTP names it
record Asset(String type, String text) {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final List<String> SCRIPTS =
      List.of("app.js", "api.js", "dom.js", "tree.js", "overview.js", "details.js", "charts.js");

  private static final Map<String, Asset> ALL = all();

  private static Map<String, Asset> all() {
    var others =
        Map.of(
            "/", new Asset("text/html; charset=utf-8", resource("index.html")),
            "/page.css", new Asset(STYLE, Mirror.style()),
            "/board.css", new Asset(STYLE, resource("board.css")),
            "/favicon.svg", new Asset("image/svg+xml", resource("favicon.svg")));
    return Stream.concat(
            others.entrySet().stream(),
            SCRIPTS.stream()
                .collect(
                    Collectors.toMap(name -> "/" + name, name -> new Asset(SCRIPT, resource(name))))
                .entrySet()
                .stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The file at this path.
  static Optional<Asset> at(String path) {
    return Optional.ofNullable(ALL.get(path));
  }

  private static String resource(String name) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
