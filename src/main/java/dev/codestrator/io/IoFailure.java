package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What a failure of the file system means for the caller.
final class IoFailure {
  private static final String DENIED = "Permission denied";
  private static final String NOT_A_FOLDER = "Not a directory";

  /// What to do, by the system's reason; in another language of the system the general hint serves.
  private static final Map<String, String> HINTS =
      Map.of(
          DENIED,
          "check who owns it and its permissions; in a sandbox, have that path allowed",
          "Operation not permitted",
          "check its owner, its flags and the sandbox you are in",
          "Read-only file system",
          "make that place writable; in a sandbox, have it allowed",
          "No space left on device",
          "free some space on that disk, then repeat",
          "Disk quota exceeded",
          "free some of your quota, then repeat",
          NOT_A_FOLDER,
          "a file stands where a folder is needed: move it away",
          "Is a directory",
          "a folder stands where a file is needed: move it away",
          "File name too long",
          "use a shorter name",
          "Too many open files",
          "raise the limit: ulimit -n");

  private IoFailure() {}

  /// A refusal `io_failed` when the system gives a reason that a person can act upon; otherwise the
  /// exception itself, unchecked.
  static RuntimeException of(String verb, Path path, IOException e) {
    if (e instanceof NoSuchFileException || e instanceof ClosedChannelException) {
      return new UncheckedIOException("can't " + verb + " " + path, e);
    }
    String reason = reason(e);
    var refusal =
        new Rejection.ToolFailed(
            "io_failed",
            "can't " + verb + " " + path + ": " + reason,
            HINTS.getOrDefault(reason, "look at that path and its disk, then repeat"));
    refusal.initCause(e);
    return refusal;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> DENIED;
      case NotDirectoryException file -> NOT_A_FOLDER;
      case FileAlreadyExistsException file -> "something else is there already";
      case FileNotFoundException opened -> opened(opened);
      case FileSystemException other ->
          Objects.requireNonNullElse(other.getReason(), other.getClass().getSimpleName());
      default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    };
  }

  /// A stream that can't be opened tells `PATH (REASON)`.
  private static String opened(FileNotFoundException e) {
    String told = Objects.requireNonNullElse(e.getMessage(), "");
    int open = told.lastIndexOf('(');
    return open < 0 || !told.endsWith(")") ? told : told.substring(open + 1, told.length() - 1);
  }
}
