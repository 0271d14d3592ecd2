package dev.codestrator.app.install;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which texts of ours were put where, so that a text that somebody edited is told from an old one:
/// the file `installed`, a line each, `SHA-256 PATH`.
///
/// @param hashes of the texts, by path
record Manifest(SortedMap<String, String> hashes) {
  static final String NAME = "installed";
  private static final String HEADING =
      "# What orch init put into this repository; see: orch init --dry-run\n";

  static Manifest parse(String text) {
    var hashes = new TreeMap<String, String>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .filter(words -> words.length == 2)
        .forEach(words -> hashes.put(words[1], words[0]));
    return new Manifest(hashes);
  }

  /// Empty when there is nothing to tell.
  String text() {
    return hashes.isEmpty()
        ? ""
        : hashes.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey() + "\n")
            .collect(Collectors.joining("", HEADING, ""));
  }

  /// Whether this is the text that was put there.
  boolean has(String path, String text) {
    return hash(text).equals(hashes.get(path));
  }

  Manifest with(Changes changes) {
    var all = new TreeMap<>(hashes);
    changes.put.forEach((path, text) -> all.put(path, hash(text)));
    changes.dropped.forEach(all::remove);
    return new Manifest(all);
  }

  /// What is to be noted.
  static final class Changes {
    private final Map<String, String> put = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();

    void put(Part part) {
      put.put(part.path(), part.text());
    }

    void drop(Part part) {
      dropped.add(part.path());
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
