package dev.codestrator.io;

import java.nio.file.Path;

/// Somebody (an editor, an agent) changed a file between our read and our write. Nothing was
/// written: read again and start over.
public final class ChangedOnDisk extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  public ChangedOnDisk(Path path) {
    super(path + " was changed since it was read");
    this.path = path;
  }

  public Path path() {
    return path;
  }
}
