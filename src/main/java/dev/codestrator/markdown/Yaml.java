package dev.codestrator.markdown;

import java.util.Map;

/// Reads a YAML file of settings as plain data.
public final class Yaml {
  private Yaml() {}

  /// The file's mapping, in its order: values are texts, lists or such mappings; a null is an empty
  /// text, and no text becomes a number, date or truth value.
  ///
  /// @throws Unreadable for anything else: anchors, aliases, tags, merge keys, a key that is there
  ///   twice, nesting of more than 50 levels, more than a million characters
  public static Map<String, Object> map(byte[] bytes) {
    String text = Utf8.decode(bytes);
    int start = Lines.first(text);
    int end = text.length();
    if (end - start > FrontMatter.LARGEST) {
      throw Unreadable.at(text, start, "more than " + FrontMatter.LARGEST + " characters");
    }
    return PlainYaml.read(text, start, end)
        .orElseGet(() -> FullYaml.read(text, start, end))
        .value();
  }
}
