import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Draws terminals as SVG: the first file large on the left, the others below each other on the
/// right. Run by `docs/picture/make`.
final class Drawing {
  private static final int LINES = 42;
  private static final int WIDE = 92;
  private static final int NARROW = 66;
  private static final double CHARACTER = 6.63;
  private static final int LINE = 15;
  private static final int GAP = 14;
  private static final int BAR = 24;
  private static final String[] COLOURS = {
    "#6b7280", "#f87171", "#86efac", "#fcd34d", "#93c5fd", "#f0abfc", "#67e8f9", "#e5e7eb"
  };
  private static final Pattern ID = Pattern.compile("(?<![\\w-])([a-z])-[0-9a-z]{7}\\b");
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final Map<String, String> ids = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  public static void main(String[] files) throws IOException {
    var drawing = new Drawing();
    System.out.print(drawing.all(files));
  }

  private String all(String[] files) throws IOException {
    double left = WIDE * CHARACTER + 2 * GAP;
    double right = NARROW * CHARACTER + 2 * GAP;
    int height = BAR + LINES * LINE + GAP;
    head((int) (left + right + 3 * GAP), height + 2 * GAP);
    box(GAP, GAP, (int) left, height, "./orch demo", lines(files[0]), LINES, WIDE);
    int count = files.length - 1;
    int each = (height - (count - 1) * GAP) / Math.max(1, count);
    for (int i = 0; i < count; i++) {
      int y = GAP + i * (each + GAP);
      List<String> lines = lines(files[i + 1]);
      int room = (each - BAR - GAP) / LINE;
      box((int) left + 2 * GAP, y, (int) right, each, "agent " + (i + 1), lines, room, NARROW);
    }
    return out.append("</svg>\n").toString();
  }

  private void head(int width, int height) {
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
        <style>text { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; }</style>
        <rect width="100%%" height="100%%" rx="8" fill="#0b0f17"/>
        """
            .formatted(width, height, width, height));
  }

  private void box(
      int x, int y, int width, int height, String title, List<String> lines, int room, int wide) {
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#111827\" stroke=\"#374151\"/>\n"
            .formatted(x, y, width, height));
    text(x + GAP, y + 16, "#9ca3af", title);
    List<String> shown = lines.subList(Math.max(0, lines.size() - room), lines.size());
    int at = y + BAR + LINE;
    for (String line : shown) {
      line(x + GAP, at, line, wide);
      at += LINE;
    }
  }

  private void line(int x, int y, String line, int wide) {
    String plain = COLOUR.matcher(line).replaceAll("");
    Matcher first = COLOUR.matcher(line);
    String colour = first.find() ? colour(first.group(1)) : said(plain);
    text(x, y, colour, plain.length() > wide ? plain.substring(0, wide - 1) + "…" : plain);
  }

  private static String said(String line) {
    if (line.startsWith("== ")) {
      return COLOURS[4];
    }
    return line.startsWith("$ ") ? COLOURS[2] : COLOURS[7];
  }

  private static String colour(String codes) {
    for (String code : codes.split(";")) {
      if (code.matches("[39][0-7]")) {
        return COLOURS[code.charAt(1) - '0'];
      }
    }
    return COLOURS[7];
  }

  private void text(int x, int y, String colour, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    out.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n".formatted(x, y, colour, safe));
  }

  /// The lines of a file, with all that differs from run to run made the same.
  private List<String> lines(String file) throws IOException {
    var lines = new ArrayList<String>();
    for (String line : Files.readAllLines(Path.of(file))) {
      String same =
          ID.matcher(line)
              .replaceAll(match -> ids.computeIfAbsent(match.group(), this::id))
              .replaceAll("/[\\w./-]*/orch-demo-\\d+", "/tmp/demo")
              .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "2026-11-21T02:12:00.000Z")
              .replaceAll("(DEMO_PAUSE=[\\d.]+ )", "");
      lines.add(same.stripTrailing());
    }
    return lines;
  }

  private String id(String old) {
    var text = new StringBuilder(old.substring(0, 2));
    long seed = (ids.size() + 1) * 2_654_435_761L;
    for (int i = 0; i < 7; i++) {
      text.append(ALPHABET.charAt((int) (seed >>> (i * 5) & 31)));
    }
    return text.toString();
  }
}
