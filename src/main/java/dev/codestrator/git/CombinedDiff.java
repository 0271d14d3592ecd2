package dev.codestrator.git;

import dev.codestrator.git.MergeForecast.Hunk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads what `git diff-tree --stdin --cc` prints of commits that hold conflict markers: which
/// lines of which parent are in conflict.
final class CombinedDiff {
  private static final int LONGEST = 1_000;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern HUNK =
      Pattern.compile("^@@@ -(\\d+)(?:,(\\d+))? -(\\d+)(?:,(\\d+))? \\+[\\d,]+ @@@.*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|.)");
  private static final String FILE = "diff --cc ";
  private static final int PREFIX = 2;
  private static final String MARKER = "++<<<<<<< ";

  private final Map<String, Map<String, List<Hunk>>> commits = new HashMap<>();
  private Map<String, List<Hunk>> files = new HashMap<>();
  private List<Hunk> hunks = new ArrayList<>();

  private CombinedDiff() {}

  /// The hunks that have markers in them, by commit and path.
  static Map<String, Map<String, List<Hunk>>> read(String output) {
    var diff = new CombinedDiff();
    List<String> lines = List.of(output.split("\n", -1));
    for (int i = 0; i < lines.size(); ) {
      i = diff.read(lines, i);
    }
    return diff.commits;
  }

  /// @return the first line after what begins at this one
  private int read(List<String> lines, int at) {
    String line = lines.get(at);
    var head = HUNK.matcher(line);
    if (head.matches()) {
      int end = at + 1;
      while (end < lines.size() && isOfHunk(lines.get(end))) {
        end++;
      }
      hunk(head.toMatchResult(), lines.subList(at + 1, end));
      return end;
    } else if (COMMIT.matcher(line).matches()) {
      files = commits.computeIfAbsent(line, _ -> new HashMap<>());
    } else if (line.startsWith(FILE)) {
      hunks =
          files.computeIfAbsent(unquoted(line.substring(FILE.length())), _ -> new ArrayList<>());
    }
    return at + 1;
  }

  /// Every line of a hunk begins with one character for each parent.
  private static boolean isOfHunk(String line) {
    return line.length() >= PREFIX
        && " +-".indexOf(line.charAt(0)) >= 0
        && " +-".indexOf(line.charAt(1)) >= 0;
  }

  private void hunk(MatchResult head, List<String> lines) {
    if (lines.stream().anyMatch(line -> line.startsWith(MARKER))) {
      var text = new StringBuilder();
      lines.stream()
          .filter(line -> line.lastIndexOf('-', 1) < 0) // what one side has and the merge has not
          .forEach(line -> text.append(line.substring(PREFIX)).append('\n'));
      hunks.add(
          new Hunk(
              range(head.group(1), head.group(2)), range(head.group(3), head.group(4)), cut(text)));
    }
  }

  private static String cut(StringBuilder text) {
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…\n";
  }

  /// Of no lines git gives the line that they would come before.
  private static String range(String first, String count) {
    int from = Integer.parseInt(first);
    int lines = count == null ? 1 : Integer.parseInt(count);
    return lines == 0
        ? "after " + (from - 1)
        : lines == 1 ? first : from + "-" + (from + lines - 1);
  }

  /// Git puts a name with a control character, a quote or a backslash in it into quotes.
  static String unquoted(String name) {
    if (!name.startsWith("\"") || !name.endsWith("\"") || name.length() < 2) {
      return name;
    }
    var bytes = new ByteArrayOutputStream();
    String inner = name.substring(1, name.length() - 1);
    var escape = ESCAPE.matcher(inner);
    int from = 0;
    while (escape.find()) {
      bytes.writeBytes(inner.substring(from, escape.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(meant(escape.group(1)));
      from = escape.end();
    }
    bytes.writeBytes(inner.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int meant(String code) {
    int control = "abtnvfr".indexOf(code);
    if (code.length() == 3) {
      return Integer.parseInt(code, 8);
    }
    return control >= 0 ? control + '\u0007' : code.charAt(0);
  }
}
