package dev.codestrator.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.ParserEmulationProfile;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scanner finds the boxes that flexmark finds.
class BlockScannerOracleTest {
  private static final Parser FLEXMARK =
      Parser.builder(
              new MutableDataSet()
                  .setFrom(ParserEmulationProfile.COMMONMARK_0_29)
                  .set(Parser.EXTENSIONS, List.of(TaskListExtension.create())))
          .build();

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void boxesAreWhereFlexmarkSeesThem(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String body = RandomMarkdown.calmBody(random);
      assertThat(ours(body)).as("seed %d, body %d:%n%s", seed, i, body).isEqualTo(flexmark(body));
    }
  }

  static List<String> ours(String body) {
    return BlockScanner.scan(body, 0).boxes().stream()
        .map(item -> item.line + (item.isChecked() ? " x" : " o"))
        .toList();
  }

  static List<String> flexmark(String body) {
    var boxes = new ArrayList<String>();
    collect(FLEXMARK.parse(body), body, boxes);
    return boxes;
  }

  private static void collect(Node node, String body, List<String> boxes) {
    if (node instanceof TaskListItem item) {
      boxes.add(
          (Lines.count(body, item.getStartOffset()) + 1) + (item.isItemDoneMarker() ? " x" : " o"));
    }
    for (Node child : node.getChildren()) {
      collect(child, body, boxes);
    }
  }
}
