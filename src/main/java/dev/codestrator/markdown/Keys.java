package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Scalar;

/// Refusals about keys that both readers share.
final class Keys {
  private Keys() {}

  static Unreadable duplicate(String text, Scalar key) {
    return Unreadable.at(text, key.start(), "the key '" + key.text() + "' is there twice");
  }
}
