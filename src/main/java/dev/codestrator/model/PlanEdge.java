package dev.codestrator.model;

/// An edge of the planning graph.
public record PlanEdge(Id from, Id to, Type type) {
  /// What an edge means. Where it is kept: `contains` is the key `parent` of the contained node,
  /// the others are lists of the node that they come from.
  public enum Type {
    /// The one is part of the other; a node is part of one other at most.
    CONTAINS,
    /// The one begins when the other is done.
    DEPENDS_ON,
    /// The other begins when the one is done.
    BLOCKS,
    /// They have to do with each other.
    RELATES_TO
  }
}
