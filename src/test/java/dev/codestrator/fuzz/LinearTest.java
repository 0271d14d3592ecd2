package dev.codestrator.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Four times the input takes about four times the steps, whatever is repeated. Steps are counted,
/// so the answer is the same on any machine.
class LinearTest {
  private static final int SMALL = 800;
  private static final int TIMES = 4;

  /// Linear is 4, quadratic is 16.
  private static final double MOST = 7;

  private static final List<String> PIECES =
      List.of(
          "- [ ] a\n",
          "- [x] a ^a\n  - b\n",
          "a\n",
          " ",
          "> ",
          "- ",
          "[",
          "<!--",
          "'",
          "#",
          " ^a",
          " \u2502",
          "\u276f 1. Yes\n",
          "{\"a\":1},",
          "0-a-1.json {}\n",
          "{\"sessionId\":\"s\",\"type\":\"assistant\",\"message\":{\"id\":\"%d\"}}\n");

  @ParameterizedTest
  @EnumSource(Target.class)
  void whatIsRepeatedIsReadInLinearTime(Target target) {
    var counting = new Counting();
    var found = new ArrayList<String>();
    for (String piece : pieces(target).toList()) {
      for (String head : heads(target)) {
        counting.steps(target, repeated(head, piece, SMALL)); // loads what it needs
        long few = counting.steps(target, repeated(head, piece, SMALL));
        long many = counting.steps(target, repeated(head, piece, SMALL * TIMES));
        if (many > few * MOST + 10_000) {
          found.add(head + " and repeated " + piece + ": " + few + ", then " + many + " steps");
        }
      }
    }
    assertThat(found).as(target.word()).isEmpty();
  }

  private static List<String> heads(Target target) {
    return switch (target) {
      case FRONT_MATTER -> List.of("---\n");
      case CHECKLIST, MERGE -> List.of("---\na: b\n---\n");
      default -> List.of("");
    };
  }

  /// Trying one way after the other takes 200 times the steps for half as many folders more.
  @Test
  void globsTakeNoMoreStepsThanTheProductOfTheirLengths() {
    var counting = new Counting();
    counting.steps(Target.GLOBS, globs(6));
    long few = counting.steps(Target.GLOBS, globs(6));
    long more = counting.steps(Target.GLOBS, globs(9));
    assertThat(more).isLessThan(few * 4);
  }

  private static byte[] globs(int folders) {
    return ("**/a/".repeat(folders) + "b\n" + "a/".repeat(2 * folders) + "c").getBytes(UTF_8);
  }

  private static Stream<String> pieces(Target target) {
    return Stream.concat(
        PIECES.stream(),
        target.kept().stream()
            .map(Target::read)
            .map(Target::text)
            .filter(text -> text.length() < 400));
  }

  private static byte[] repeated(String head, String piece, int size) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(UTF_8));
    for (int i = 0; all.size() < size; i++) {
      all.writeBytes(piece.replace("%d", "m" + i).getBytes(UTF_8));
    }
    return all.toByteArray();
  }
}
