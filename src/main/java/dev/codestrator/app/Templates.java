package dev.codestrator.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The texts that come with the program: guides for agents, and files for a repository.
public final class Templates {
  private Templates() {}

  /// The text of this name below `templates/`.
  public static String text(String name) {
    try (InputStream stream = Templates.class.getResourceAsStream("/templates/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
