package dev.codestrator.markdown;

import org.jspecify.annotations.Nullable;

/// A block that holds other blocks, while the lines are being read.
abstract sealed class Container permits Container.Root, Container.Quote, Item {
  /// The list to which an item that comes next may belong.
  @Nullable ItemList open;

  /// Whether it holds anything yet.
  boolean started;

  /// The document.
  static final class Root extends Container {}

  /// A block quote.
  static final class Quote extends Container {}
}
