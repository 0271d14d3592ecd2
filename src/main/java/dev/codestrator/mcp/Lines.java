package dev.codestrator.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a stream of bytes.
final class Lines {
  private final InputStream in;
  private final int longest;

  /// @param longest in bytes; what is beyond is dropped, but for one byte that shows it
  Lines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in);
    this.longest = longest;
  }

  /// The next line without its end; empty when there is none.
  Optional<byte[]> next() throws IOException {
    var line = new ByteArrayOutputStream();
    int read = in.read();
    boolean ended = read < 0;
    while (read >= 0 && read != '\n') {
      if (line.size() <= longest) {
        line.write(read);
      }
      read = in.read();
    }
    return ended ? Optional.empty() : Optional.of(line.toByteArray());
  }
}
