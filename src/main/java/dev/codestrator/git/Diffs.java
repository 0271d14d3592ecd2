package dev.codestrator.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// Differences of texts that are in no repository.
public final class Diffs {
  private Diffs() {}

  /// The change of a text as a unified diff.
  ///
  /// @param name of the file, for the headings
  public static String unified(String name, byte[] before, byte[] after) {
    var a = new RawText(before);
    var b = new RawText(after);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
    var out = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(out)) {
      formatter.format(edits, a, b);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--- a/" + name + "\n+++ b/" + name + "\n" + out.toString(StandardCharsets.UTF_8);
  }
}
