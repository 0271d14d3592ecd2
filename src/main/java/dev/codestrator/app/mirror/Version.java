package dev.codestrator.app.mirror;

import dev.codestrator.io.Disk;
import dev.codestrator.store.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash over files and where they are, in the order in which they are added.
final class Version {
  private static final int LENGTH = 16;

  private final View view;
  private final MessageDigest digest = sha256();

  /// @param view tells where files are in their worktree
  Version(View view) {
    this.view = view;
  }

  /// Adds a digest of what a file holds.
  void add(byte[] content) {
    digest.update(content);
  }

  /// Adds where a file is.
  void add(Path file) {
    digest.update(view.shown(file).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /// Adds where a file is and what it holds.
  void addContent(Path file) {
    add(file);
    add(digest(Disk.read(file).orElse(new byte[0])));
  }

  String text() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  /// Of a fixed length, so that nothing flows into the next.
  static byte[] digest(byte[] content) {
    return sha256().digest(content);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
