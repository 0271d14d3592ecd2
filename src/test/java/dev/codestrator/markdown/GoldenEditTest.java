package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEditTest {
  private static final Path CASES = Path.of("src/test/resources/golden/markdown");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .map(f -> CASES.relativize(f).toString())
          .filter(f -> f.endsWith(".edit"))
          .map(f -> f.replace(".edit", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereAreManyCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void anEditChangesItsPlaceAndNothingElse(String name) throws IOException {
    byte[] in = Files.readAllBytes(CASES.resolve(name + ".in.md"));
    byte[] out = Files.readAllBytes(CASES.resolve(name + ".out.md"));
    var edit = GoldenEdit.parse(Files.readString(CASES.resolve(name + ".edit")));
    Document before = Document.parse(in);
    if (edit.isRefused()) {
      var refusal =
          catchThrowableOfType(Rejection.Conflict.class, () -> edit.refused().apply(before));
      assertThat(refusal.code()).isEqualTo("unsafe_edit");
      assertThat(out).isEqualTo(in);
      return;
    }
    Document result = edit.apply(before);
    assertThat(result.toString()).isEqualTo(new String(out, UTF_8));
    assertThat(result.bytes()).isEqualTo(out);
    assertThat(before.bytes()).isEqualTo(in);
    edit.check(before, result);
    edit.check(before, Document.parse(out));
    if (edit.isRepeatable()) {
      assertThat(edit.apply(result)).isSameAs(result);
    }
    assertThat(linesLost(in, out)).as("lines changed").isLessThanOrEqualTo(mayLose(edit, before));
  }

  /// How many lines of the input the output doesn't have, in their order.
  private static int linesLost(byte[] in, byte[] out) {
    String[] old = new String(in, UTF_8).split("\r\n|\n|\r", -1);
    String[] now = new String(out, UTF_8).split("\r\n|\n|\r", -1);
    int[][] common = new int[old.length + 1][now.length + 1];
    for (int i = 1; i <= old.length; i++) {
      for (int j = 1; j <= now.length; j++) {
        common[i][j] =
            old[i - 1].equals(now[j - 1])
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return old.length - common[old.length][now.length];
  }

  /// How many lines this edit may change or remove.
  private static int mayLose(GoldenEdit edit, Document before) {
    return switch (edit.command()) {
      case "check", "uncheck" -> 1;
      case "note", "box" -> 0;
      case "marks" -> before.boxes().size();
      case "scalar", "list", "scalar-in", "list-in", "sequence", "without" ->
          before.front.find(edit.line().split(" ", 2)[0]).map(e -> lines(before, e)).orElse(0);
      default -> Lines.count(before.body(), before.body().length()) + 1;
    };
  }

  private static int lines(Document document, Node.Entry entry) {
    String value = document.toString().substring(entry.key().start(), entry.value().end());
    return Lines.count(value, value.length()) + 1;
  }
}
