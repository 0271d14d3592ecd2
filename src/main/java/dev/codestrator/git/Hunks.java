package dev.codestrator.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// The places where two texts differ. Apart from [Diffs], because whoever loads this class loads
/// JGit, whose signature takes longer to check than a command takes.
final class Hunks {
  private Hunks() {}

  /// In the unified format, without headings.
  static String between(byte[] before, byte[] after) {
    var a = new RawText(before);
    var b = new RawText(after);
    var out = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(out)) {
      formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b), a, b);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
