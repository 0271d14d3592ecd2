package dev.codestrator;

import dev.codestrator.io.Disk;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// The program as it runs: what it was built of, where from, by which Java.
///
/// @param built what its jar says of itself; empty when it runs from classes
/// @param program the jar, or whatever is first on the class path
/// @param java the folder of the Java that runs it
/// @param options of that Java
/// @param mapped the files that are part of its memory, as the system lists them; empty where it
///   doesn't
record Running(
    Attributes built, Path program, Path java, List<String> options, Optional<String> mapped) {
  private static final String CACHE = "-XX:AOTCache=";
  private static final Path MAPS = Path.of("/proc/self/maps");

  /// This process.
  static Running now() {
    return new Running(
        manifest(),
        Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]),
        Path.of(System.getProperty("java.home")),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        Disk.read(MAPS).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
  }

  private static Attributes manifest() {
    try (InputStream stream = Main.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
      return stream == null ? new Attributes() : new Manifest(stream).getMainAttributes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a report of a bug should say, in the order to show it.
  SequencedMap<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("commit", said("Build-Commit"));
    facts.put("built", said("Build-Time"));
    facts.put(
        "java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    facts.put("runs from", place());
    facts.put("class cache", cache());
    facts.put(
        "system",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    return facts;
  }

  private String said(String name) {
    return Optional.ofNullable(built.getValue(name)).orElse("unknown");
  }

  /// Where it runs from, told by what stands where beside it.
  String place() {
    Path home = program.resolveSibling("..").normalize();
    if (home.resolve("runtime").equals(java)) {
      return "the installation " + home;
    }
    return home.endsWith("target/app")
        ? "the repository " + home.resolve("../..").normalize()
        : program.toString();
  }

  /// Whether the cache of classes is used that the launcher asked for: Java goes on without a word
  /// when it can't.
  String cache() {
    Optional<String> asked =
        options.stream()
            .filter(option -> option.startsWith(CACHE))
            .map(option -> option.substring(CACHE.length()))
            .findFirst();
    return asked
        .map(file -> mapped.map(all -> all.contains(file)).map(used -> used(used, file)))
        .map(used -> used.orElse("not known on this system"))
        .orElse("not used: the launcher has none, or was not asked");
  }

  private static String used(boolean used, String file) {
    return used ? "used: " + file : "not used: Java does not take " + file;
  }
}
