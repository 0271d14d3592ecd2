package dev.codestrator.git;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Git's `-z` output: texts, each ended by a zero byte, so that a name may hold any character.
final class Tokens implements Iterator<String> {
  private final Iterator<String> rest;

  Tokens(String output) {
    this.rest = list(output).iterator();
  }

  /// All of them.
  static List<String> list(String output) {
    if (output.isEmpty()) {
      return List.of();
    }
    String ended = output.endsWith("\0") ? output.substring(0, output.length() - 1) : output;
    return Arrays.asList(ended.split("\0", -1));
  }

  /// These texts as input for `--pathspec-file-nul`.
  static String join(Iterable<String> texts) {
    return String.join("\0", texts) + "\0";
  }

  @Override
  public boolean hasNext() {
    return rest.hasNext();
  }

  @Override
  public String next() {
    return rest.next();
  }
}
