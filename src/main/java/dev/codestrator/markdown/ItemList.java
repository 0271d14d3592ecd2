package dev.codestrator.markdown;

/// Neighbouring list items with the same kind of marker.
final class ItemList {
  private final char kind;
  private int size;
  private boolean spaced;

  /// @param kind the bullet, or the character after an ordered item's number
  ItemList(char kind) {
    this.kind = kind;
  }

  boolean takes(char marker) {
    return kind == marker;
  }

  void add(boolean afterBlank) {
    spaced |= size > 0 && afterBlank;
    size++;
  }

  /// Whether items follow each other without a blank line; a single item doesn't tell.
  boolean isTight() {
    return size > 1 && !spaced;
  }
}
