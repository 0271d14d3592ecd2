package dev.codestrator.app.install;

import java.util.Optional;
import java.util.regex.Pattern;

/// Lines between two marks, at the end of a file that others write.
///
/// @param begin the first line
/// @param body what stands between, whole lines
/// @param end the last line
/// @param foreign what of others makes it superfluous or wrong
/// @param reason what to say then
record MarkedBlock(
    String path, String begin, String body, String end, Pattern foreign, String reason)
    implements Part {
  private static final String CRLF = "\r\n";

  @Override
  public String text() {
    return begin + "\n" + body + end + "\n";
  }

  @Override
  public Optional<String> in(String content) {
    return place(content).map(at -> content.substring(at.from(), at.to()).replace(CRLF, "\n"));
  }

  @Override
  public String with(String content) {
    String ours = content.contains(CRLF) ? text().replace("\n", CRLF) : text();
    return place(content)
        .map(at -> content.substring(0, at.from()) + ours + content.substring(at.to()))
        .orElseGet(() -> content + gap(content) + ours);
  }

  /// An empty line; where the last line doesn't end, just its end, so that [#without] can tell.
  private static String gap(String content) {
    return content.isEmpty() ? "" : content.contains(CRLF) ? CRLF : "\n";
  }

  @Override
  public String without(String content) {
    return place(content)
        .map(at -> before(content.substring(0, at.from())) + content.substring(at.to()))
        .orElse(content);
  }

  /// Takes the gap away.
  private static String before(String text) {
    return text.endsWith(CRLF)
        ? text.substring(0, text.length() - CRLF.length())
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public Optional<String> obstacle(String content) {
    boolean torn = content.contains(begin) || content.contains(end);
    return torn
        ? Optional.of("it has one of the lines '" + begin + "' and '" + end + "' alone")
        : Optional.of(reason).filter(_ -> foreign.matcher(content).find());
  }

  /// Where a block stands.
  private record Span(int from, int to) {}

  private Optional<Span> place(String content) {
    int from = content.indexOf(begin);
    int last = content.indexOf(end, Math.max(from, 0));
    if (from < 0 || last < 0) {
      return Optional.empty();
    }
    int to = content.indexOf('\n', last);
    return Optional.of(new Span(from, to < 0 ? content.length() : to + 1));
  }
}
