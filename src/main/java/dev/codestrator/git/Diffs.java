package dev.codestrator.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Differences of texts that are in no repository.
public final class Diffs {
  private static final String NOWHERE = "/dev/null";

  /// How much of a file git looks through for a NUL, in bytes.
  private static final int LOOKED_AT = 8_000;

  private static final String UNENDED = "\n\\ No newline at end of file\n";

  private Diffs() {}

  /// The change of a text as a unified diff. Of bytes that are no text it says that they differ, as
  /// git does.
  ///
  /// @param name of the file, for the headings
  /// @param before empty for a new file
  /// @param after empty for one that goes
  public static String unified(String name, Optional<byte[]> before, Optional<byte[]> after) {
    String from = before.isPresent() ? "a/" + name : NOWHERE;
    String to = after.isPresent() ? "b/" + name : NOWHERE;
    if (Stream.of(before, after).flatMap(Optional::stream).anyMatch(Diffs::isBinary)) {
      return "Binary files " + from + " and " + to + " differ\n";
    }
    return "--- "
        + from
        + "\n+++ "
        + to
        + "\n"
        + before
            .map(old -> Hunks.between(old, after.orElseGet(() -> new byte[0])))
            .orElseGet(() -> whole(after.orElseGet(() -> new byte[0])));
  }

  private static boolean isBinary(byte[] bytes) {
    return IntStream.range(0, Math.min(bytes.length, LOOKED_AT)).anyMatch(at -> bytes[at] == 0);
  }

  /// A new text, every line of it added.
  private static String whole(byte[] bytes) {
    if (bytes.length == 0) {
      return "";
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean ended = text.endsWith("\n");
    String lines = ended ? text.substring(0, text.length() - 1) : text;
    long count = lines.chars().filter(each -> each == '\n').count() + 1;
    return "@@ -0,0 +1"
        + (count == 1 ? "" : "," + count)
        + " @@\n+"
        + lines.replace("\n", "\n+")
        + (ended ? "\n" : UNENDED);
  }
}
