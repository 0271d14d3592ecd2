package dev.codestrator.io;

import java.nio.file.Path;
import java.time.Instant;

/// One commit in the log: where it is, and how far it got.
///
/// @param segment the file that it is in
/// @param position where it begins, in bytes
/// @param length of the transaction, in bytes
/// @param crc CRC-32 of the transaction's bytes
/// @param at when it was committed; no two of a clone at the same time
record Entry(Path segment, long position, Stage stage, Instant at, int length, int crc) {
  /// How far a commit got. The words have one length, so that one replaces another in its place.
  enum Stage {
    /// Decided: whoever finds it completes it.
    OPEN,
    /// The files are as it wants them; after a power cut they may not be.
    DONE,
    /// A file couldn't be written: all are as they were.
    BACK,
    /// The files are on the disk.
    SAFE
  }

  /// Where the next commit begins.
  long end() {
    return position + Frame.HEAD + length + Frame.TAIL;
  }
}
