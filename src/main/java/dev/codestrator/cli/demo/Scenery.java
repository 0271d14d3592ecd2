package dev.codestrator.cli.demo;

import dev.codestrator.io.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The files that the demo begins with: a small code base, and the scripts that play agents.
final class Scenery {
  private static final List<String> FILES =
      List.of(
          "shop/README.md",
          "shop/check",
          "shop/src/cart.sh",
          "shop/tests/cart.sh",
          "agents/lib.sh",
          "agents/card.sh",
          "agents/vat.sh",
          "agents/receipt.sh",
          "agents/total.sh",
          "agents/repair.sh",
          "agents/reviewer.sh");

  private Scenery() {}

  static void copy(Path folder) {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (name.endsWith("/check")) {
        Disk.writeExecutable(file, bytes(name));
      } else {
        Disk.replace(file, bytes(name));
      }
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream stream = Scenery.class.getResourceAsStream("/demo/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no file /demo/" + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
