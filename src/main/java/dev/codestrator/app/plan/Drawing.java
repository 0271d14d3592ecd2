package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nodes and the edges between them as text for programs that draw graphs: the same nodes give the
/// same text, and no title can be read as anything but a label.
final class Drawing {
  private static final int TITLE = 80;

  private final List<PlanNode> nodes;

  Drawing(List<PlanNode> nodes) {
    this.nodes = nodes.stream().sorted(Comparator.comparing(PlanNode::id)).toList();
  }

  /// A flowchart of Mermaid.
  String mermaid() {
    return drawn(
        "flowchart TD\n",
        node ->
            "  %s[\"%s: %s (%s)\"]\n"
                .formatted(
                    name(node.id()),
                    mermaid(node.nodeType()),
                    mermaid(node.title()),
                    mermaid(Texts.words(Kind.word(node.status())))),
        edge -> "  %s %s %s\n".formatted(name(edge.from()), arrow(edge.type()), name(edge.to())),
        "");
  }

  private static String arrow(PlanEdge.Type type) {
    return switch (type) {
      case CONTAINS -> "-->";
      case DEPENDS_ON -> "-.->|depends on|";
      case BLOCKS -> "==>|blocks|";
      case RELATES_TO -> "---|relates to|";
    };
  }

  /// An ID without its dash, which could be read as the beginning of an arrow.
  private static String name(Id id) {
    return id.value().replace('-', '_');
  }

  /// Letters, digits and a few harmless characters as they are, all else by its number.
  static String mermaid(String text) {
    return label(text)
        .codePoints()
        .mapToObj(c ->
            Character.isLetterOrDigit(c) || " .,_/()".indexOf(c) >= 0
                ? Character.toString(c)
                : "#" + c + ";")
        .collect(Collectors.joining());
  }

  /// A digraph of Graphviz.
  String dot() {
    return drawn(
        "digraph plan {\n  rankdir=TB;\n  node [shape=box];\n",
        node ->
            "  \"%s\" [label=\"%s\\n%s (%s)\"];\n"
                .formatted(
                    node.id(),
                    dot(node.title()),
                    dot(node.nodeType()),
                    dot(Texts.words(Kind.word(node.status())))),
        edge -> "  \"%s\" -> \"%s\" [%s];\n".formatted(edge.from(), edge.to(), style(edge.type())),
        "}\n");
  }

  private static String style(PlanEdge.Type type) {
    return switch (type) {
      case CONTAINS -> "arrowhead=empty";
      case DEPENDS_ON -> "label=\"depends on\", style=dashed";
      case BLOCKS -> "label=\"blocks\", style=bold";
      case RELATES_TO -> "label=\"relates to\", style=dotted, dir=none";
    };
  }

  /// A quoted string of DOT, in which `&` begins an entity.
  static String dot(String text) {
    return label(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }

  /// A text on one line, without halves of characters.
  private static String label(String text) {
    return Texts.excerpt(text, TITLE)
        .codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String drawn(
      String begin, Function<PlanNode, String> node, Function<PlanEdge, String> edge, String end) {
    return Stream.of(Stream.of(begin), nodes.stream().map(node), edges().map(edge), Stream.of(end))
        .flatMap(parts -> parts)
        .collect(Collectors.joining());
  }

  private Stream<PlanEdge> edges() {
    Set<Id> drawn = nodes.stream().map(PlanNode::id).collect(Collectors.toSet());
    return nodes.stream()
        .flatMap(node -> edges(node).stream())
        .filter(edge -> drawn.contains(edge.from()) && drawn.contains(edge.to()))
        .sorted(
            Comparator.comparing(PlanEdge::from)
                .thenComparing(PlanEdge::to)
                .thenComparing(PlanEdge::type));
  }

  private static List<PlanEdge> edges(PlanNode node) {
    var edges = new ArrayList<PlanEdge>();
    node.parent()
        .ifPresent(parent -> edges.add(new PlanEdge(parent, node.id(), PlanEdge.Type.CONTAINS)));
    for (PlanEdge.Type type : PlanEdge.Type.values()) {
      node.edges(type).forEach(to -> edges.add(new PlanEdge(node.id(), to, type)));
    }
    return edges;
  }
}
