package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void aRefusalIsAToolErrorWithoutAStackTrace() {
    CallToolResult result =
        Results.of(
            () -> {
              throw new Rejection.Busy("locked", "somebody holds it", "wait");
            },
            err);

    assertThat(result.isError()).isTrue();
    assertThat(result.structuredContent())
        .isEqualTo(Map.of("code", "locked", "message", "somebody holds it", "hint", "wait"));
    assertThat(written.size()).isZero();
  }

  @Test
  void aBugIsAToolErrorWithItsStackTraceOnStandardErrorOnly() {
    CallToolResult result =
        Results.of(
            () -> {
              throw new IllegalStateException("the count is off");
            },
            err);

    assertThat(result.isError()).isTrue();
    assertThat(text(result))
        .contains("internal_error", "the count is off")
        .doesNotContain("at dev");
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("ResultsTest.java");
  }

  @Test
  void aStackOverflowIsABugToo() {
    CallToolResult result = Results.of(ResultsTest::endless, err);

    assertThat(text(result)).contains("internal_error");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static CallToolResult endless() {
    return endless();
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }
}
