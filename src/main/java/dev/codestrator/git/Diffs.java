package dev.codestrator.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// Differences of texts that are in no repository.
public final class Diffs {
  private static final String NOWHERE = "/dev/null";

  private Diffs() {}

  /// The change of a text as a unified diff.
  ///
  /// @param name of the file, for the headings
  /// @param before empty for a new file
  /// @param after empty for one that goes
  public static String unified(String name, Optional<byte[]> before, Optional<byte[]> after) {
    var a = new RawText(before.orElseGet(() -> new byte[0]));
    var b = new RawText(after.orElseGet(() -> new byte[0]));
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
    var out = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(out)) {
      formatter.format(edits, a, b);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--- "
        + (before.isPresent() ? "a/" + name : NOWHERE)
        + "\n+++ "
        + (after.isPresent() ? "b/" + name : NOWHERE)
        + "\n"
        + out.toString(StandardCharsets.UTF_8);
  }
}
