package dev.codestrator.io;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// What the process writes to, and whether that went well; `System.out` keeps it to itself.
public final class StandardOutput extends FilterOutputStream {
  private static final String NO_READER = "Broken pipe";

  private volatile boolean unread;

  /// @param sink what is written to
  StandardOutput(OutputStream sink) {
    super(sink);
  }

  /// Standard output, with a buffer.
  public static StandardOutput open() {
    return into(new FileOutputStream(FileDescriptor.out));
  }

  /// The same for another sink.
  public static StandardOutput into(OutputStream sink) {
    return new StandardOutput(new BufferedOutputStream(sink));
  }

  /// Whether nobody reads it any more: `head` has seen enough.
  public boolean isUnread() {
    return unread;
  }

  @Override
  public void write(int single) throws IOException {
    noting(() -> out.write(single));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    noting(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    noting(() -> out.flush());
  }

  /// Something that writes.
  private interface Writing {
    /// Writes it.
    void run() throws IOException;
  }

  private void noting(Writing writing) throws IOException {
    try {
      writing.run();
    } catch (IOException e) {
      unread |= NO_READER.equals(e.getMessage());
      throw e;
    }
  }
}
