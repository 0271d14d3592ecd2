package dev.codestrator.app.plan;

import java.util.List;
import java.util.Optional;

/// Nodes, most important first, then oldest first.
///
/// @param total how many there are without the limit
/// @param cursor give it to get the rest; absent when nothing was cut
/// @param drawing the nodes and the edges between them as text for a program that draws, when asked
public record NodeList(
    List<NodeView> nodes, int total, Optional<String> cursor, Optional<String> drawing) {}
