package dev.codestrator.mirror;

import dev.codestrator.markdown.Html;
import dev.codestrator.mirror.Dependencies.Edge;
import dev.codestrator.model.Id;
import dev.codestrator.model.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/// Which Case waits for which, as a drawing that needs no script: a column for all that can begin
/// at once, the next one for what waits for those. Below it the same in words.
final class SvgGraph {
  private static final int WIDTH = 220;
  private static final int HEIGHT = 40;
  private static final int GAP_X = 56;
  private static final int GAP_Y = 12;
  private static final int LETTERS = 30;

  private final Dependencies dependencies;
  private final Function<Id, String> links;
  private final List<Edge> edges;
  private final SequencedSet<Id> ends;
  private final Map<Id, Integer> columns = new HashMap<>();
  private final Map<Id, Integer> rows = new HashMap<>();

  private SvgGraph(Dependencies dependencies, Function<Id, String> links) {
    this.dependencies = dependencies;
    this.links = links;
    this.edges = dependencies.edges();
    this.ends = Dependencies.ends(edges);
  }

  /// @param links where a Case's box leads to
  static String draw(Dependencies dependencies, Function<Id, String> links) {
    return dependencies.count() == 0
        ? "<p>No case depends on another.</p>\n"
        : new SvgGraph(dependencies, links).draw();
  }

  private String draw() {
    Map<Id, List<Id>> before = new HashMap<>();
    edges.forEach(
        edge -> before.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from()));
    ends.forEach(id -> column(id, before, new HashSet<>()));
    SequencedMap<Integer, List<Id>> byColumn = new LinkedHashMap<>();
    int last = columns.values().stream().mapToInt(each -> each).max().orElse(0);
    for (int column = 0; column <= last; column++) {
      byColumn.put(column, arranged(column, before));
    }
    int most = byColumn.values().stream().mapToInt(List::size).max().orElse(1);
    var text = new StringBuilder(open(last + 1, most));
    edges.forEach(edge -> text.append(arrow(edge)));
    ends.forEach(id -> text.append(box(id)));
    return text + "</svg></div>\n" + inWords();
  }

  /// The longest way to it; one that waits for itself in the end stands where it was met first.
  private int column(Id id, Map<Id, List<Id>> before, Set<Id> met) {
    Integer known = columns.get(id);
    if (known != null || !met.add(id)) {
      return known == null ? 0 : known;
    }
    int column =
        before.getOrDefault(id, List.of()).stream()
            .mapToInt(each -> column(each, before, met) + 1)
            .max()
            .orElse(0);
    columns.put(id, column);
    return column;
  }

  /// Those of a column, each near to what it waits for, so that few arrows cross.
  private List<Id> arranged(int column, Map<Id, List<Id>> before) {
    List<Id> all = new ArrayList<>(ends.stream().filter(id -> at(columns, id) == column).toList());
    Map<Id, Double> middle = new HashMap<>();
    for (Id id : all) {
      middle.put(
          id,
          before.getOrDefault(id, List.of()).stream()
              .mapToInt(each -> at(rows, each))
              .average()
              .orElse(all.indexOf(id)));
    }
    all.sort((a, b) -> Double.compare(middle.getOrDefault(a, 0.0), middle.getOrDefault(b, 0.0)));
    all.forEach(id -> rows.put(id, all.indexOf(id)));
    return all;
  }

  private static int at(Map<Id, Integer> places, Id id) {
    return places.getOrDefault(id, 0);
  }

  private static String open(int columnCount, int rowCount) {
    int width = columnCount * (WIDTH + GAP_X) - GAP_X + 4;
    int height = rowCount * (HEIGHT + GAP_Y) - GAP_Y + 4;
    return """
    <div class="wide" tabindex="0" role="group" aria-label="Drawing of the dependencies">
    <svg class="graph" width="%d" height="%d" viewBox="-2 -2 %d %d" aria-hidden="true">
    <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
    orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
    """
        .formatted(width, height, width, height);
  }

  private int x(Id id) {
    return at(columns, id) * (WIDTH + GAP_X);
  }

  private int y(Id id) {
    return at(rows, id) * (HEIGHT + GAP_Y);
  }

  private String arrow(Edge edge) {
    int x = x(edge.from()) + WIDTH;
    int y = y(edge.from()) + HEIGHT / 2;
    int toX = x(edge.to());
    int toY = y(edge.to()) + HEIGHT / 2;
    int bend = Math.max(GAP_X / 2, (toX - x) / 2);
    return "<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n"
        .formatted(x, y, x + bend, y, toX - bend, toY, toX, toY);
  }

  private String box(Id id) {
    String title = dependencies.title(id);
    return """
    <a href="%s" tabindex="-1"><g class="node %s" transform="translate(%d %d)"><title>%s</title>\
    <rect width="%d" height="%d" rx="5"/><text x="10" y="17">%s</text>\
    <text x="10" y="32" class="id">%s</text></g></a>
    """
        .formatted(
            Html.escape(links.apply(id)),
            dependencies.status(id),
            x(id),
            y(id),
            Html.escape(Markup.line(title, 200)),
            WIDTH,
            HEIGHT,
            Html.escape(Markup.line(title, LETTERS)),
            id + " · " + Texts.words(dependencies.status(id)));
  }

  private String inWords() {
    var text = new StringBuilder("<details class=\"words\"><summary>In words</summary>\n<ul>\n");
    edges.forEach(edge ->
        text.append("<li>")
            .append(link(edge.to()))
            .append(" waits for ")
            .append(link(edge.from()))
            .append("</li>\n"));
    text.append("</ul></details>\n");
    String rest = dependencies.rest(edges.size());
    return rest.isEmpty() ? text.toString() : text + "<p>" + rest + "</p>\n";
  }

  private String link(Id id) {
    return "<a href=\"%s\">%s</a>"
        .formatted(
            Html.escape(links.apply(id)), Html.escape(Markup.line(dependencies.title(id), 200)));
  }
}
