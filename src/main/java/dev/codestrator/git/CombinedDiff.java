package dev.codestrator.git;

import dev.codestrator.git.MergeForecast.Hunk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what `git diff-tree --stdin -c` prints of commits that hold conflict markers: which lines
/// of which parent are in conflict.
final class CombinedDiff {
  private static final int LONGEST = 1_000;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern HUNK =
      Pattern.compile("^@@@ -(\\d+)(?:,\\d+)? -(\\d+)(?:,\\d+)? \\+[\\d,]+ @@@.*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3}|.)");
  private static final String FILE = "diff --combined ";
  private static final int PREFIX = 2;
  private static final String OPEN = "++<<<<<<< ";
  private static final String CLOSE = "++>>>>>>> ";

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
      var walk = new Walk(Integer.parseInt(head.group(1)), Integer.parseInt(head.group(2)));
      lines.subList(at + 1, end).forEach(walk::step);
      hunks.addAll(walk.found);
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

  /// Counts the lines of both parents through a hunk of git's, and takes what is between markers.
  private static final class Walk {
    private final List<Hunk> found = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inside;
    private int ours;
    private int theirs;
    private int oursFirst;
    private int theirsFirst;

    Walk(int ours, int theirs) {
      this.ours = ours;
      this.theirs = theirs;
    }

    void step(String line) {
      if (!inside && line.startsWith(OPEN)) {
        inside = true;
        oursFirst = ours;
        theirsFirst = theirs;
      }
      boolean lost = line.lastIndexOf('-', 1) >= 0;
      if (inside && !lost) {
        text.append(line.substring(PREFIX)).append('\n');
      }
      ours += isOf(line.charAt(0), lost) ? 1 : 0;
      theirs += isOf(line.charAt(1), lost) ? 1 : 0;
      if (inside && line.startsWith(CLOSE)) {
        found.add(new Hunk(range(oursFirst, ours), range(theirsFirst, theirs), cut(text)));
        text.setLength(0);
        inside = false;
      }
    }

    /// Whether a parent has a line, by its character there.
    private static boolean isOf(char sign, boolean lost) {
      return lost ? sign == '-' : sign == ' ';
    }
  }

  private static String cut(StringBuilder text) {
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…\n";
  }

  private static String range(int first, int end) {
    int last = end - 1;
    return last < first ? "after " + last : last == first ? "" + first : first + "-" + last;
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
