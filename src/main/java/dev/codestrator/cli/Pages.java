package dev.codestrator.cli;

import dev.codestrator.model.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plain values as text for people.
final class Pages {
  /// What commands a terminal or turns the direction of text: control characters, also those above
  /// ASCII, and marks of direction.
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

  private static final Pattern PATH = Pattern.compile("\\{([a-z_.]+)}");

  private Pages() {}

  /// The result as its layout says.
  static String show(Layout layout, Map<String, Object> result) {
    if (layout instanceof Layout.Fields fields) {
      return fields(result, fields.names());
    } else if (layout instanceof Layout.Table table) {
      var page = TablePage.of(rows(result, table.rows()), table.columns());
      return page.text() + unreadable(result, page.unreadable());
    } else if (layout instanceof Layout.TaskTree) {
      var page = TaskTreePage.of(rows(result, "tasks"));
      return page.text() + unreadable(result, page.unreadable());
    } else if (layout instanceof Layout.Graph) {
      return GraphPage.show(result);
    } else if (layout instanceof Layout.Overlap) {
      return OverlapPage.show(result);
    } else if (layout instanceof Layout.Collected) {
      return CollectedPage.show(result);
    } else if (layout instanceof Layout.Evidence) {
      return EvidencePage.show(result);
    } else if (layout instanceof Layout.Setup) {
      return SetupPage.show(result);
    } else if (layout instanceof Layout.Next next) {
      return show(next.result(), result) + next(next.words(), result);
    }
    return layout instanceof Layout.Text text
        ? text(result, text.field())
        : OverviewPage.show(result);
  }

  /// A field's text, and below it that it is of something stale.
  private static String text(Map<String, Object> result, String field) {
    String text = cell(find(result, field), Integer.MAX_VALUE).stripTrailing();
    return result.containsKey("stale") ? text + "\nstale: " + result.get("stale") : text;
  }

  /// What could not be read, a line each.
  ///
  /// @param listed of what is listed
  private static String unreadable(Map<String, Object> result, List<Object> listed) {
    Stream<?> others =
        result.get("unreadable") instanceof List<?> list ? list.stream() : Stream.of();
    return Stream.concat(listed.stream(), others)
        .map(reason -> "\nunreadable: " + cell(reason, Integer.MAX_VALUE))
        .collect(Collectors.joining());
  }

  /// A table with a heading for each column; columns that are empty everywhere are left out.
  static String table(List<Map<String, Object>> rows, List<String> columns) {
    return TablePage.of(rows, columns).text();
  }

  private static String fields(Map<String, Object> result, List<String> names) {
    List<String> shown = names.isEmpty() ? List.copyOf(result.keySet()) : names;
    return shown.stream()
        .filter(name -> !cell(find(result, name), Integer.MAX_VALUE).isEmpty())
        .map(name -> name.substring(name.lastIndexOf('.') + 1) + ":" + block(find(result, name)))
        .collect(Collectors.joining("\n"));
  }

  /// What to do next, below the result; nothing when it lacks what that is about.
  private static String next(String words, Map<String, Object> result) {
    Matcher path = PATH.matcher(words);
    boolean whole = path.results().noneMatch(each -> find(result, each.group(1)).equals(""));
    return whole
        ? "\nnext: "
            + PATH.matcher(words)
                .replaceAll(each ->
                    Matcher.quoteReplacement(cell(find(result, each.group(1)), Integer.MAX_VALUE)))
        : "";
  }

  private static String block(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> "\n  " + entry.getKey() + ": " + indented(entry.getValue()))
          .collect(Collectors.joining());
    }
    if (value instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
      return list.stream().map(item -> "\n  - " + indented(item)).collect(Collectors.joining());
    }
    String text = cell(value, Integer.MAX_VALUE);
    return text.contains("\n") ? "\n" + text : " " + text;
  }

  private static String indented(Object value) {
    return cell(value, Integer.MAX_VALUE).replace("\n", "\n    ");
  }

  /// A value on one line, or as it is when there is room for all.
  static String cell(Object value, int widest) {
    String plain = plain(value, widest);
    if (Texts.isPlain(plain) && plain.length() <= widest) {
      return plain;
    }
    String safe = UNSAFE.matcher(plain).replaceAll("\u00b7");
    return widest == Integer.MAX_VALUE ? safe : Texts.excerpt(safe, widest);
  }

  private static String plain(Object value, int widest) {
    if (value instanceof List<?> list) {
      return list.stream().map(item -> cell(item, widest)).collect(Collectors.joining(", "));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .filter(entry -> !cell(entry.getValue(), widest).isEmpty())
          .map(entry -> entry.getKey() + "=" + cell(entry.getValue(), widest))
          .collect(Collectors.joining(" "));
    }
    return value.toString();
  }

  /// The rows in a field, all of one kind; none when it holds something else.
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rows(Map<String, Object> result, String field) {
    return result.get(field) instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Map
        ? (List<Map<String, Object>>) list
        : List.of();
  }

  /// The value at a path like `message.message`.
  static Object find(Map<String, Object> result, String path) {
    if (path.indexOf('.') < 0) {
      return Objects.requireNonNullElse(result.get(path), "");
    }
    Object value = result;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
    }
    return value;
  }
}
